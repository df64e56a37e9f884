import { useState } from 'react';
import { useAct } from '../use-act';
import { CustomerCard } from './customer-card';
import type { DeskProps } from './desk-half';
import { TextField } from './fields';

/** The customers, and who talks with them. */
export function SessionsPanel({ desk, control }: DeskProps) {
  return (
    <>
      <ul className="d-list" aria-label="Customers">
        {desk.customers.map((customer) => (
          <CustomerCard key={customer.id} customer={customer} desk={desk} control={control} />
        ))}
      </ul>
      {desk.customers.length === 0 && <p className="d-empty">Desk knows no customer yet.</p>}
      <AddCustomer control={control} />
    </>
  );
}

function AddCustomer({ control }: Pick<DeskProps, 'control'>) {
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const { act, toast } = useAct();
  const add = async () => {
    if (!(await act(() => control('desk/customer', { id, name: name || id })))) return;
    setId('');
    setName('');
  };
  return (
    <form
      className="d-card"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>Add a customer</h3>
      <div className="d-row">
        <TextField
          label="Customer ID"
          value={id}
          onChange={setId}
          maxLength={32}
          placeholder="1289314544"
        />
        <TextField label="Name" value={name} onChange={setName} maxLength={80} />
        <button className="d-button" type="submit" disabled={id === ''}>
          Add
        </button>
      </div>
      {toast}
    </form>
  );
}
