/** The sign of a public channel. */
export function Hash() {
  return (
    <span className="sl-sign" role="img" aria-label="Public channel">
      #
    </span>
  );
}

/** The sign of a private channel. */
export function Lock() {
  return (
    <svg className="sl-sign" viewBox="0 0 16 16" role="img" aria-label="Private channel">
      <path
        d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A cross, for closing; the button around it has the words. */
export function Cross() {
  return <Stroke path="M3.5 3.5l9 9M12.5 3.5l-9 9" />;
}

export function Menu() {
  return <Stroke path="M2 4h12M2 8h12M2 12h12" />;
}

export function Reply() {
  return <Stroke path="M2.5 3.5h11v7.5h-6l-3 2.5v-2.5h-2z" />;
}

export function Send() {
  return <Stroke path="M2.5 2.5l11 5.5-11 5.5 2-5.5zM4.5 8h4" />;
}

export function Gear() {
  return <Stroke path="M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6M9.5 2.5v4M6.5 9.5v4" />;
}

function Stroke({ path }: { readonly path: string }) {
  return (
    <svg className="sl-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
