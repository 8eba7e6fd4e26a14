import { dirname } from 'node:path';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { errorStatus } from '../../../contracts/errors';
import { Problem } from '../../../contracts/problem';

/** `/api/openapi.json` and `/api/docs`, a page to read it that needs nothing from elsewhere. */
export function serveApiDocs(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  app.use(
    '/api/openapi.json',
    onlyGet((_, response) => response.json((document ??= describeApi(app)))),
  );
  app.use(
    '/api/docs/page.js',
    onlyGet((_, response) => response.type('text/javascript').send(script)),
  );
  app.use(
    '/api/docs',
    onlyGet((request, response, next) => (request.path === '/' ? response.type('html').send(page) : next())),
  );
  app.useStaticAssets(dirname(require.resolve('swagger-ui-dist/package.json')), { prefix: '/api/docs', index: false, maxAge: '1d' });
}

export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Chapar')
    .setDescription(
      'Letters and inquiries of the organisation. Commands take an Idempotency-Key; refusals are problem details with a stable code.',
    )
    .setVersion('1')
    .addCookieAuth('chapar')
    .addSecurityRequirements('cookie')
    .build();
  // Nest asks zod for the older dialect of OpenAPI 3.0; 3.1 is JSON Schema itself.
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => ({ schema: jsonSchemaOf(schema as unknown as z.ZodType, schemaType) as never }),
  });
  const problem = {
    description: `A refusal. Codes: ${Object.keys(errorStatus).join(', ')}`,
    content: { 'application/problem+json': { schema: jsonSchemaOf(Problem, 'output') } },
  };
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>))
      if (operation.responses) operation.responses.default = problem;
  return document;
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' });
  return json;
}

const onlyGet =
  (answer: (request: Request, response: Response, next: NextFunction) => unknown) =>
  (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') next();
    else answer(request, response, next);
  };

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Chapar API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/page.js"></script>
  </body>
</html>
`;

const script = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;
