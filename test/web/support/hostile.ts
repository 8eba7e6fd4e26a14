import type { BrowserContext } from '@playwright/test';

/** Payloads call `ran()`: the guard hears it as an error of the console. */
export async function hearHostile(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.assign(window, { ran: (payload: unknown) => console.error(`a payload ran: ${String(payload)}`) });
  });
}

/** Runs in the page. @returns elements, attributes and signs that no screen of ours has */
export function intruders(): string[] {
  const never =
    'iframe, frame, object, embed, base, meta[http-equiv], marquee, math, plaintext, foreignObject, animate, video, audio, ' +
    'textarea textarea, form[action], image, style:not([nonce]), script:not([src^="/"]), [srcdoc], [background], [formaction]';
  const found = [...document.body.querySelectorAll(never)];
  for (const element of document.querySelectorAll('*'))
    if (element.getAttributeNames().some((name) => /^on/i.test(name))) found.push(element);
  for (const element of document.querySelectorAll('[href], [src], [data]')) {
    const { origin, protocol } = new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', location.href);
    if (origin !== location.origin && protocol !== 'blob:') found.push(element);
  }
  const turned = /[\u202a-\u202e]/.test(document.body.innerText) ? ['writing is turned'] : [];
  return [...found.map((element) => element.outerHTML.slice(0, 160)), ...turned];
}
