import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteVersionView } from '../../contracts/routes';
import { axeOf, englishNames, inEveryForm, sidewaysScroll } from './support/gates';
import { expect, test } from './support/test';

const caseFile = (name: string) => readFileSync(join(__dirname, `../routes/cases/${name}.bpmn`), 'utf8');
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A route with a file, or with nothing in it yet. @returns its id */
async function route(page: Page, file?: string, letterKind = 'REHEARSAL'): Promise<string> {
  const data = { name: 'مسیر آزمایشی', letterKind, from: '2026-01-01' };
  const { id } = (await (await page.request.post('/api/admin/routes', { headers: key(), data })).json()) as { id: string };
  if (file)
    await page.request.post(`/api/admin/routes/${id}/versions?name=route.bpmn`, {
      headers: { ...key(), 'content-type': 'application/xml' },
      data: file,
    });
  return id;
}

async function draw(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/routes/${id}/draw`);
  await expect(page.locator('.djs-shape').first()).toBeVisible();
}

const tools = (page: Page) => page.getByRole('toolbar', { name: 'ابزارها' });
/** By keyboard: it stands after what is chosen. */
async function put(page: Page, step: string): Promise<void> {
  await tools(page).locator(`[data-step=${step}]`).focus();
  await page.keyboard.press('Enter');
}
const panel = (page: Page) => page.getByRole('region', { name: 'ویژگی‌ها' });
const choose = async (page: Page, field: string, option: string | RegExp) => {
  await panel(page).getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
};

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ذخیرهٔ نسخهٔ تازه' }).click();
  await expect(page.getByText(/نسخهٔ [۰-۹]+ ذخیره شد/)).toBeVisible();
}
async function savedFile(page: Page, id: string, no: number): Promise<string> {
  return (await page.request.get(`/api/admin/routes/${id}/versions/${no}/file`)).text();
}
const version = async (page: Page, id: string, no: number) =>
  (await (await page.request.get(`/api/admin/routes/${id}/versions/${no}`)).json()) as RouteVersionView;

/** A flow that lies level has no height, and the browser's driver takes it for hidden. */
async function press(page: Page, drawn: Locator): Promise<void> {
  const { x, y, width, height } = await drawn.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** What people can read or hear of an open pad or menu. */
const spoken = (page: Page, inside: string) =>
  page
    .locator(inside)
    .evaluateAll((boxes) =>
      boxes.flatMap((box) =>
        [box, ...box.querySelectorAll('*')].flatMap((element) =>
          ['aria-label', 'title', 'placeholder']
            .map((name) => element.getAttribute(name) ?? '')
            .concat([...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent ?? '')),
        ),
      ),
    );
/** What no route may hold, or not yet: it is not offered. */
const refused = /دروازهٔ پیچیده|تراکنش|حلقه|جبران|با شرط|انتظار شرط|لغو/;
const latinIn = (texts: string[]) => [...new Set(texts.filter((text) => /[a-z]/i.test(text)))];

test('everything that can be put down, what can be done with it and what it can become is said in Persian', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await draw(page, await route(page));
  const steps = await tools(page)
    .locator('[data-step]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-step')!));
  expect(steps.length).toBeGreaterThan(25);
  expect(latinIn(await spoken(page, '[role=toolbar]'))).toEqual([]);

  const looked = new Set<string>();
  for (const step of steps) {
    if (['deadline', 'error'].includes(step)) await put(page, 'user');
    await put(page, step);
    await expect(page.locator('.djs-context-pad .entry').first()).toBeVisible();
    const pad = await spoken(page, '.djs-context-pad');
    expect.soft(pad.filter(Boolean).length, step).toBeGreaterThan(1);
    expect.soft(latinIn(pad), `beside ${step}`).toEqual([]);
    const change = page.locator('.djs-context-pad [data-action=replace]');
    if ((await change.count()) > 0) {
      await change.click();
      await expect(page.locator('.djs-popup')).toBeVisible();
      const menu = await spoken(page, '.djs-popup');
      expect.soft(latinIn(menu), `what ${step} can become`).toEqual([]);
      expect
        .soft(
          menu.filter((word) => refused.test(word)),
          step,
        )
        .toEqual([]);
      looked.add(step);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'دیدن همه' }).click();
  }
  expect(looked.size).toBeGreaterThan(12);
  await page.locator('svg[data-element-id], .djs-container > svg').first().focus();
  await page.keyboard.press('Control+f');
  await expect(page.locator('.djs-search-container')).toBeVisible();
  expect(latinIn(await spoken(page, '.djs-search-container'))).toEqual([]);
});

test('whoever draws says in words who, until when and on which answer; the file says it in the standard vocabulary', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  const id = await route(page);
  await draw(page, id);
  await page.locator('[data-element-id=start]').click();
  await put(page, 'user');
  await panel(page).getByRole('textbox', { name: 'نام', exact: true }).fill('بررسی رئیس استان');
  await choose(page, 'چه کاری', 'بررسی و پاراف');
  await choose(page, 'با کیست', 'رئیس واحد');
  await choose(page, 'کدام واحد', 'سطح بالاتر فرستنده');
  await choose(page, 'تا کی', 'ساعت کاری');
  await panel(page).getByRole('textbox', { name: 'چند' }).fill('۲۴');
  await choose(page, 'ارجاع', 'ندارد');

  await put(page, 'exclusive');
  await put(page, 'terminate');
  await press(page, page.locator('.djs-connection[data-element-id]').last());
  await panel(page).getByRole('button', { name: 'افزودن شرط' }).click();
  await choose(page, 'مقدار', 'رد');
  await page.locator('[data-element-id^=Gateway]').first().click();
  await put(page, 'end');
  await save(page);

  const file = await savedFile(page, id, 1);
  expect(file).toContain('<bpmn:userTask id="');
  expect(file).toContain('name="بررسی رئیس استان"');
  expect(file).toContain('formId="letter.review"');
  expect(file).toContain('candidateGroups="=[head(ancestor(unit, &#34;province&#34;))]"');
  expect(file).toContain('dueDate="=businessHours(now(), duration(&#34;PT24H&#34;))"');
  expect(file).toContain('<zeebe:property name="route.referral" value="none" />');
  expect(file).toContain('=outcome = "rejected"</bpmn:conditionExpression>');
  expect(file).toMatch(/<bpmn:exclusiveGateway id="\w+" default="Flow_\w+"/); // the way without a condition
  expect(await version(page, id, 1)).toMatchObject({ publishable: true });
});

test('every ready step is understood by the office as it is', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  for (const template of ['approval', 'opinion', 'destination', 'copies', 'inquiry']) {
    const id = await route(page, undefined, 'LETTER');
    await draw(page, id);
    await put(page, template);
    await save(page);
    const { findings } = await version(page, id, 1);
    // pieces that are not joined yet never run; nothing else is wrong with them
    const wrong = findings.filter(({ code, severity }) => severity === 'error' && !/^(sound|scope|flow)\./.test(code));
    expect.soft(wrong, template).toEqual([]);
  }
});

test('what other makers wrote into a file is still there when it was drawn here', async ({ desk }) => {
  const page = await desk('admin');
  const foreign = caseFile('p001-assign-manager')
    .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:acme="http://acme.example/bpm" ')
    .replace('<zeebe:userTask />', '<zeebe:userTask /><acme:stamp colour="blue"><acme:note>کناره</acme:note></acme:stamp>')
    .replace('<bpmn:userTask ', '<bpmn:userTask acme:weight="3" ');
  const id = await route(page, foreign);
  await draw(page, id);
  await page.locator('.djs-shape[data-element-id=A]').click();
  await panel(page).getByRole('textbox', { name: 'نام', exact: true }).fill('نام تازه');
  await choose(page, 'تا کی', 'روز کاری');
  await choose(page, 'ارجاع', 'ندارد');
  await save(page);
  const file = await savedFile(page, id, 2);
  expect(file).toContain('name="نام تازه"');
  expect(file).toMatch(/<acme:stamp colour="blue">\s*<acme:note>کناره<\/acme:note>\s*<\/acme:stamp>/);
  expect(file).toContain('acme:weight="3"');
});

test('what is drawn and not saved is asked for before one leaves, and offered when one comes back', async ({ desk }) => {
  const page = await desk('admin');
  const id = await route(page, caseFile('p001-assign-manager'));
  await draw(page, id);
  await page.locator('.djs-shape[data-element-id=A]').click();
  await panel(page).getByRole('textbox', { name: 'نام', exact: true }).fill('نیمه‌کاره');
  await page.keyboard.press('Enter');
  await expect(page.getByText('تغییرهای ذخیره‌نشده')).toBeVisible();
  await page.waitForTimeout(700);

  await page.getByRole('link', { name: 'بازگشت به مسیر' }).click();
  const asked = page.getByRole('alertdialog', { name: 'رها کردن تغییرها' });
  await expect(asked).toBeVisible();
  await asked.getByRole('button', { name: 'رها کردن تغییرها' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'مسیر آزمایشی' })).toBeVisible();

  await draw(page, id);
  await page.getByRole('button', { name: 'ادامهٔ آن' }).click();
  await expect(page.locator('.djs-shape[data-element-id=A]')).toContainText('نیمه‌کاره');
  await save(page);
  await page.reload();
  await expect(page.locator('.djs-shape[data-element-id=A]')).toContainText('نیمه‌کاره');
  await expect(page.getByRole('button', { name: 'ادامهٔ آن' })).toHaveCount(0);
});

test('the designer is accessible around its canvas, and the makers of the drawing tool are named', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await draw(page, await route(page, caseFile('p006-quorum-approve-or-block')));
  await page.locator('.djs-shape[data-element-id=V]').click();
  await inEveryForm(page, async (form) => {
    expect.soft(await axeOf(page), form).toEqual([]);
    await expect.soft(page.getByRole('link', { name: 'Powered by bpmn.io' }), form).toBeVisible();
  });
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(await englishNames(page)).toEqual([]);
});

test('what is found is said while one draws, on the element it is about, with the way that leads to it', async ({ desk }) => {
  test.slow();
  const page = await desk('admin');
  await draw(page, await route(page, caseFile('r012-inclusive-join-unbalanced')));
  await expect(page.getByRole('tab', { name: /یافته‌ها/ })).toBeVisible();
  await page.locator('.djs-shape[data-element-id=start], .djs-shape').first().click();
  await put(page, 'user');
  const made = page.locator('.djs-shape[data-element-id^=Activity]').last();
  await expect(made).toHaveClass(/route-warning/); // nobody has it
  const id = await made.getAttribute('data-element-id');
  await expect(page.locator(`[data-container-id="${id}"] .route-sign`)).toBeVisible();
  await choose(page, 'با کیست', 'مدیر فرستنده');
  await choose(page, 'تا کی', 'روز کاری');
  await expect(made).not.toHaveClass(/route-warning/);
});

test('a route that can stand still is drawn with the way to where it does', async ({ desk }) => {
  const page = await desk('admin');
  const waits = caseFile('r002-parallel-split-join') // only one of the two that are waited for is begun
    .replace('<bpmn:parallelGateway id="f"', '<bpmn:exclusiveGateway id="f" default="f_f_A"')
    .replace('</bpmn:parallelGateway>', '</bpmn:exclusiveGateway>')
    .replace(
      /<bpmn:sequenceFlow id="f_f_B"([^>]*)\/>/,
      '<bpmn:sequenceFlow id="f_f_B"$1><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outside</bpmn:conditionExpression></bpmn:sequenceFlow>',
    );
  await draw(page, await route(page, waits));
  await page.getByRole('tab', { name: /یافته‌ها \([۰-۹]+ ایراد\)/ }).click();
  const findings = page.getByRole('region', { name: 'یافته‌ها' });
  await findings
    .getByRole('button', { name: /در انتظار شاخه‌ای می‌ماند/ })
    .first()
    .click();
  await expect(findings.getByRole('list', { name: 'راهی که به آن می‌رسد' }).getByRole('listitem').first()).toBeVisible();
  expect(await page.locator('.djs-shape.route-way').count()).toBeGreaterThan(2);
  expect(await page.locator('.djs-connection.route-way').count()).toBeGreaterThan(1);
  await expect(page.locator('.route-sign-way').filter({ hasText: /^۱$/ })).toBeVisible();
  expect(await axeOf(page)).toEqual([]);
});
