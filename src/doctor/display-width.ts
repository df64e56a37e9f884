/** Chinese characters and full-width signs take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How many columns of a terminal `text` takes. */
export function displayWidth(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** `text` with blanks to `width` columns. */
export function padTo(width: number, text: string): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` in lines of at most `width` columns, as far as its words allow. */
export function wrap(text: string, width: number): string[] {
  // Between wide characters a line may end anywhere; a sign that closes stays with its word.
  const pieces = text.match(
    /[\u2e80-\u2fff\u3040-\ufaff][\u3000-\u303f\uff00-\uff60]*|[^\s\u2e80-\u2fff\u3040-\ufaff]+|\s+/gu,
  );
  const lines = [''];
  for (const piece of pieces ?? []) {
    const line = lines.at(-1) ?? '';
    if (displayWidth(line + piece.trimEnd()) <= width || line.trim() === '') {
      lines[lines.length - 1] = line + piece;
    } else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}
