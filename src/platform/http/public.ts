import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'public';

/** Opens a route to whoever is not signed in. Everything else is closed. */
export const Public = () => SetMetadata(PUBLIC, true);
