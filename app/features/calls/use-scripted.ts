import { useEffect, useState } from 'react';

/** Whether a script runs: false in the page as the server sends it, so that it promises nothing that needs one. */
export function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}
