import { openHouse, type OwnSystem } from './house';

declare global {
  var chaparHouse: OwnSystem | undefined;
}

/** One whole office for all specs; with CHAPAR_URL the one that runs there already (and CHAPAR_DATABASE, for specs that look into it). */
export default async function globalSetup(): Promise<void> {
  if (process.env.CHAPAR_URL) return;
  const house = await openHouse('web');
  globalThis.chaparHouse = house;
  process.env.CHAPAR_URL = house.apis[0];
  process.env.CHAPAR_DATABASE = house.databaseUrl;
}
