/** A key, drawn as one, on the button that it presses. Hidden from screen readers, which read aria-keyshortcuts instead. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="ju-kbd" aria-hidden>
      {children}
    </kbd>
  );
}
