import Ajv2020 from 'ajv/dist/2020';
import { RunningApi } from './running-api';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        requestBody?: { content: Record<string, { schema: object }> };
        responses: Record<string, { content?: Record<string, { schema: object }> }>;
      }
    >
  >;
}

describe('the description of the API', () => {
  let api: RunningApi;
  beforeAll(async () => (api = await RunningApi.start()));
  afterAll(() => api.stop());

  it('is OpenAPI 3.1, open to everybody, with the contracts as they are', async () => {
    const { status, body } = await api.ask<Document>('GET', '/api/openapi.json');
    expect({ status, openapi: body.openapi }).toEqual({ status: 200, openapi: '3.1.0' });
    const signIn = body.paths['/api/auth/sign-in']?.post;
    expect(signIn?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      properties: { username: { type: 'string', minLength: 1 }, password: { type: 'string' } },
      required: ['username', 'password'],
      additionalProperties: false,
    });
    expect(signIn?.responses['200']?.content?.['application/json']?.schema).toMatchObject({
      properties: { chosenPostId: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    });
    expect(signIn?.responses.default?.content?.['application/problem+json']?.schema).toMatchObject({
      required: expect.arrayContaining(['code', 'title']),
    });
  });

  it('holds schemas that a validator understands', async () => {
    const { body } = await api.ask<Document>('GET', '/api/openapi.json');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemas = Object.values(body.paths).flatMap((path) =>
      Object.values(path).flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}).map(({ schema }) => schema)),
    );
    for (const schema of schemas) expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('has a page to read it that takes everything from here', async () => {
    const page = await api.ask<string>('GET', '/api/docs');
    expect(page.headers.get('content-type')).toMatch(/text\/html/);
    const sources = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBe(3);
    for (const source of sources) {
      expect(source).toMatch(/^\/api\/docs\//);
      expect((await api.ask('GET', source)).status).toBe(200);
    }
    expect(page.body).not.toMatch(/<script>|<style|style=|onload/);
  });
});
