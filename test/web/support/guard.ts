import type { BrowserContext, ConsoleMessage, Dialog, Page, Response } from '@playwright/test';

/**
 * Watches every page of a browser: what the browser complains of, what the content policy refuses, what is missing, and any request that
 * leaves this host. A refusal of the API (4xx) is an answer, not a problem.
 */
export class Guard {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(private readonly origin: string) {}

  /** What a test brings about on purpose, as `/ERR_INTERNET_DISCONNECTED/` when it cuts the connection. */
  expects(...problems: RegExp[]): void {
    this.expected.push(...problems);
  }

  problems(): string[] {
    return this.seen.filter((problem) => !this.expected.some((expected) => expected.test(problem)));
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => this.console(message));
    context.on('weberror', (error) => this.note(`page: ${error.error().stack ?? error.error().message}`));
    context.on('request', (request) => this.address(request.url()));
    context.on('response', (response) => this.response(response));
    context.on('page', (page) => this.page(page));
    context.on('dialog', (dialog) => this.dialog(dialog));
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
        console.error(`content policy: ${violatedDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`),
      ),
    );
  }

  private page(page: Page): void {
    page.on('websocket', (socket) => this.address(socket.url()));
    page.on('crash', () => this.note(`crashed: ${page.url()}`));
  }

  /** The application asks in dialogs of its own; only leaving a page with unsaved text is the browser's to ask. */
  private dialog(dialog: Dialog): void {
    if (dialog.type() !== 'beforeunload') this.note(`the browser asked: ${dialog.message()}`);
    void dialog.accept();
  }

  private console(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const answered = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (!answered || !this.isApi(url)) this.note(`console: ${message.text()} (${url})`);
  }

  private response(response: Response): void {
    const url = response.url();
    if (response.status() >= (this.isApi(url) ? 500 : 400)) this.note(`${response.status()}: ${url}`);
  }

  private address(url: string): void {
    const { protocol, origin } = new URL(url);
    if (origin !== this.origin && !['data:', 'blob:', 'about:'].includes(protocol)) this.note(`left the host: ${url}`);
  }

  private isApi = (url: string) => url.startsWith(`${this.origin}/api/`);

  private note(problem: string): void {
    this.seen.push(problem);
  }
}
