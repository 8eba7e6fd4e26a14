import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import type { Config } from '../../../config/env';
import { persianIssue } from '../errors/persian-issues';
import { ProblemFilter } from '../errors/problem.filter';
import { serveApiDocs } from './openapi';
import { requestLog } from './request-log';
import { screens } from './screens';
import { ValidationPipe } from './validation.pipe';

const JSON_LIMIT = '1mb';

/**
 * Everything around the routes, the same for the running system and for tests. Nest's own body parser must be off.
 * @param screensFolder the built screens (`dist/web`); without it the API stands alone
 */
export function configureApp(app: NestExpressApplication, config: Pick<Config, 'PUBLIC_ORIGIN'>, screensFolder?: string): void {
  z.config({ customError: persianIssue });
  app.disable('x-powered-by');
  app.disable('etag'); // answers are read once; hashing each costs more than it saves
  app.set('trust proxy', config.PUBLIC_ORIGIN ? 'loopback, linklocal, uniquelocal' : false);
  app.set('query parser', 'simple'); // no nested objects out of a query string
  app.use(requestLog);
  app.use(
    helmet({
      contentSecurityPolicy: { directives: contentPolicy },
      strictTransportSecurity: isHttps(config),
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(noStore, healthAlias);
  app.use('/api', compression()); // some lines are slow; the live stream is none of the types it packs
  app.useBodyParser('json', { limit: JSON_LIMIT, strict: true });
  app.enableCsrfProtection({ trustedOrigins: config.PUBLIC_ORIGIN ? [new URL(config.PUBLIC_ORIGIN).origin] : [] });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveApiDocs(app);
  app.use(screens(screensFolder));
}

export const isHttps = ({ PUBLIC_ORIGIN }: Pick<Config, 'PUBLIC_ORIGIN'>): boolean => PUBLIC_ORIGIN?.startsWith('https:') ?? false;

/** Nothing from elsewhere, nothing inline; `blob:` is a picture that the browser itself holds. */
const contentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'upgrade-insecure-requests': null,
};

/** Letters do not stay in anybody's cache; whoever may keep an answer says so itself. */
function noStore(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

/** Probes find /health without the prefix as well. */
function healthAlias(request: Request, _: Response, next: NextFunction): void {
  if (request.url.startsWith('/health/')) request.url = `/api${request.url}`;
  next();
}
