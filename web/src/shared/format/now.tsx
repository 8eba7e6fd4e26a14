import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { onOfficeTime, serverNow } from '../api/server-clock';

const Now = createContext(serverNow());

/** One clock for every deadline on the screen: the server's, told twice a minute. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tell = () => setNow(serverNow());
    const ended = onOfficeTime(tell);
    const timer = setInterval(tell, 30_000);
    tell(); // it may have been said before this effect
    return () => {
      ended();
      clearInterval(timer);
    };
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** @returns milliseconds, server time */
export const useNow = (): number => useContext(Now);
