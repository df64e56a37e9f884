/**
 * Reads `OTEL_EXPORTER_OTLP_HEADERS`: `name=value`, several separated by commas, values
 * percent-encoded where they must be (opentelemetry.io/docs/specs/otel/protocol/exporter). Undefined
 * where it is of another form.
 */
export function readOtlpHeaders(text: string): Readonly<Record<string, string>> | undefined {
  const headers = text.split(',').map((entry) => readHeader(entry.trim()));
  const read = headers.filter((header) => header !== undefined);
  return read.length === headers.length ? Object.fromEntries(read) : undefined;
}

function readHeader(entry: string): readonly [string, string] | undefined {
  const [, name, encoded] = /^([\w!#$%&'*+.^`|~-]+) *= *([\x21-\x7e]+)$/.exec(entry) ?? [];
  if (name === undefined || encoded === undefined) return undefined;
  const value = decode(encoded);
  return value !== undefined && /^[\x20-\x7e]+$/.test(value) ? [name, value] : undefined;
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
