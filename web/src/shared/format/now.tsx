import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { serverNow } from '../api/server-clock';

const Now = createContext(serverNow());

/** One clock for every deadline on the screen: the server's, told twice a minute. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** @returns milliseconds, server time */
export const useNow = (): number => useContext(Now);
