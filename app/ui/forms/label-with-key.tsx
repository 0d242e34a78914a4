import type { ReactNode } from 'react';

/** A label with the key that jumps to its field, for those who see it; the field tells the others itself. */
export function LabelWithKey({ label, keys }: { label: ReactNode; keys: string }) {
  return (
    <>
      {label}{' '}
      <span className="ju-quiet ju-key-hint" aria-hidden>
        press {keys}
      </span>
    </>
  );
}
