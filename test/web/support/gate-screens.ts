import type { Locator, Page } from '@playwright/test';
import { actionWords, referWords } from '../../../web/src/features/actions/actions.words';
import { adminWords, peopleWords, postWords, typeWords, unitWords } from '../../../web/src/features/admin/admin.words';
import { bulkWords, cartableWords, viewWords } from '../../../web/src/features/cartable/cartable.words';
import { composeWords } from '../../../web/src/features/compose/compose.words';
import { answerWords } from '../../../web/src/features/inquiries/inquiries.words';
import { attachmentWords, historyWords } from '../../../web/src/features/letters/letters.words';
import { booksWords, incomingWords } from '../../../web/src/features/secretariat/secretariat.words';
import { sessionWords } from '../../../web/src/features/session/session.words';
import { paletteWords, shellWords } from '../../../web/src/features/shell/shell.words';
import { editorWords } from '../../../web/src/shared/editor/editor.words';
import { uiWords } from '../../../web/src/shared/ui/ui.words';
import { READER, type Table } from './gate-table';

export interface Screen {
  username?: string;
  path: string;
  /** what is there once it is; its heading else */
  shows?: (page: Page) => Locator;
  /** what opens above it or in it, each from the screen as it is opened by its address */
  openings?: Record<string, (page: Page) => Promise<unknown>>;
}

const account = (page: Page) => page.getByRole('banner').locator('button[aria-haspopup=true], button[aria-haspopup=menu]').click();
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const key =
  (...codes: string[]) =>
  async (page: Page) => {
    for (const code of codes) await page.keyboard.press(code);
  };
const inTurn =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
/** The picker of a dialog that has just opened shows its list; Escape closes the list only. */
const closeList = async (page: Page) => {
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
};
const item = (name: string | RegExp) => (page: Page) => page.getByRole('menuitem', { name }).first().click();
const inDialog = (name: string | RegExp) => (page: Page) => page.locator('[role=dialog]').getByRole('button', { name }).first().click();
const search = (label: string | RegExp, words: string) => async (page: Page) => {
  await page.getByRole('combobox', { name: label }).first().fill(words);
  await page.getByRole('option').first().waitFor();
};
const bar = (page: Page) => page.getByRole('toolbar', { name: actionWords.bar });
const rows = (page: Page) => page.getByRole('row').first();

/** Every screen by its name. Without a table only the names mean something. */
export function screensOf(table: Table = {} as Table): Record<string, Screen> {
  const folder = (name: string, username = READER): Screen => ({ username, path: `/cartable/${name}` });
  return {
    'the sign-in': { path: '/sign-in' },
    'a place that is not there': { username: READER, path: '/nowhere', shows: (page) => page.locator('main') },
    'a letter that is not there': {
      username: READER,
      path: '/letters/14050000-0000-4000-8000-000000000000',
      shows: (page) => page.locator('main h1'),
    },
    'the frame': {
      username: READER,
      path: '/cartable/archive',
      openings: {
        palette: key('Control+KeyK'),
        'palette with letters': inTurn(key('Control+KeyK'), async (page) => {
          await page.getByRole('searchbox', { name: paletteWords.input }).fill('شیوه‌نامه');
          await page.getByText(paletteWords.letters).waitFor();
        }),
        help: key('Shift+Slash'),
        events: press(shellWords.notifications),
        account,
        navigation: async (page) => {
          await page.setViewportSize({ width: 390, height: 844 });
          await press(shellWords.openNavigation)(page);
        },
        lock: inTurn(account, item(sessionWords.lock)),
      },
    },
    'the settings': {
      username: '05.head',
      path: '/settings',
      openings: { select: (page) => page.locator('button[aria-haspopup=listbox]').first().click() },
    },
    'the cartable': {
      username: READER,
      path: '/cartable/received',
      shows: rows,
      openings: {
        filters: press(cartableWords.filters),
        'filters, a select': inTurn(press(cartableWords.filters), inDialog(new RegExp(viewWords.sort))),
        'filters, units': inTurn(press(cartableWords.filters), search(viewWords.from, 'فارس')),
        'more for many': inTurn((page) => page.getByRole('grid').focus(), key('Space'), press(bulkWords.more)),
        'many at once': inTurn((page) => page.getByRole('grid').focus(), key('Space'), press(bulkWords.closed)),
      },
    },
    'the folder to approve': folder('approve', 'hq.identity.head'),
    'the folder of inquiries': folder('inquiries'),
    'the folder of follow-ups': folder('followUp'),
    'the folder of referrals': folder('referred'),
    'the folder of what one sent': folder('sent', 'hq.identity.expert1'),
    'the folder of drafts': folder('drafts'),
    'the folder of the secretariat': folder('secretariat', 'hq.secretariat'),
    'the folder of notices': folder('notices'),
    'the folder of what is late': folder('overdue'),
    'a letter': {
      username: READER,
      path: table.letter,
      shows: bar,
      openings: {
        actions: press(uiWords.more),
        refer: key('KeyR'),
        'refer, posts': inTurn(key('KeyR'), (page) => page.getByRole('dialog').getByRole('combobox').fill('کارشناس')),
        'refer, sentences': inTurn(key('KeyR'), closeList, inDialog(referWords.phrases)),
        'refer, deadline': inTurn(key('KeyR'), closeList, inDialog(new RegExp(referWords.deadline))),
        return: key('KeyB'),
        'follow-up': key('KeyP'),
        'follow-up, calendar': inTurn(key('KeyP'), inDialog(/^تقویم/)),
        note: inTurn(press(uiWords.more), item(actionWords.note)),
        close: (page) =>
          page
            .getByRole('button', { name: actionWords.close })
            .or(page.getByRole('menuitem', { name: actionWords.close }))
            .first()
            .click(),
        picture: press(attachmentWords.preview('کارت.png')),
        versions: inTurn((page) => page.getByRole('tab', { name: historyWords.history }).click(), press(historyWords.compare(1))),
      },
    },
    'the referrals of a letter': {
      username: READER,
      path: table.letter,
      shows: (page) => page.getByRole('tab', { name: historyWords.referrals }),
    },
    'a letter to sign': {
      username: 'hq.identity.head',
      path: table.approve,
      shows: bar,
      openings: { sign: key('KeyE'), return: key('KeyB'), actions: press(uiWords.more) },
    },
    'an inquiry to answer': {
      username: READER,
      path: table.answer,
      shows: (page) => page.getByRole('button', { name: answerWords.answer }),
      openings: {
        return: key('KeyB'),
        actions: press(uiWords.more),
        extension: inTurn(press(uiWords.more), item(answerWords.extension)),
        redirect: inTurn(press(uiWords.more), item(answerWords.redirect)),
      },
    },
    'the board of an inquiry': { username: 'hq.identity.expert1', path: `/letters/${table.asked}`, shows: bar },
    'a letter on paper': { username: READER, path: `/letters/${table.received}/print` },
    'a new circular': { username: READER, path: '/compose/new?kind=CIRCULAR' },
    'a draft': {
      username: READER,
      path: `/compose/${table.draft}`,
      shows: (page) => page.getByRole('textbox', { name: composeWords.text }),
      openings: {
        templates: press(composeWords.templates),
        'templates, save': inTurn(press(composeWords.templates), item(composeWords.saveTemplate)),
        table: press(editorWords.table),
        style: press(new RegExp(editorWords.style)),
        recipients: search(composeWords.copies, 'شیراز'),
        signers: search(composeWords.signers, 'مدیر'),
        priority: press(new RegExp(composeWords.priority)),
        versions: press(composeWords.versions),
        discard: press(composeWords.discard),
        send: async (page) => {
          await search(composeWords.signers, 'مدیر')(page);
          await page.keyboard.press('ArrowDown');
          await page.keyboard.press('Enter');
          await page.keyboard.press('Escape');
          await press(composeWords.send)(page);
        },
      },
    },
    'the desk of the secretariat': { username: '06.secretariat', path: '/secretariat' },
    'an incoming letter': {
      username: '06.secretariat',
      path: '/secretariat/incoming',
      openings: {
        priority: press(new RegExp(incomingWords.priority)),
        calendar: press(/^تقویم/),
        recipients: search(incomingWords.recipients, 'حقوقی'),
      },
    },
    'the books': { username: '06.secretariat', path: '/secretariat/books', openings: { book: press(new RegExp(booksWords.book)) } },
    'the board': { username: 'hq.supervisor', path: '/supervision' },
    'the board of a province': { username: 'hq.supervisor', path: `/supervision?level=province&under=${table.province}` },
    'the board of an office': { username: 'hq.supervisor', path: `/supervision?level=county&under=${table.county}` },
    'the units': {
      username: 'admin',
      path: '/admin/units',
      shows: rows,
      openings: { new: press(unitWords.create), 'a filter': press(new RegExp(unitWords.level)) },
    },
    'a unit': {
      username: 'admin',
      path: `/admin/units/${table.unit}`,
      openings: {
        edit: press(adminWords.edit),
        close: press(unitWords.closeTitle),
        'new post': press(postWords.create),
        'new unit': press(unitWords.createUnder),
      },
    },
    'a post': {
      username: 'admin',
      path: `/admin/posts/${table.post}`,
      openings: { edit: press(adminWords.edit), appoint: press(postWords.appoint), end: press(postWords.end) },
    },
    'the people': { username: 'admin', path: '/admin/people', shows: rows, openings: { new: press(peopleWords.create) } },
    'a person': {
      username: 'admin',
      path: `/admin/people/${table.person}`,
      openings: { edit: press(adminWords.edit), reset: press(peopleWords.reset) },
    },
    'the inquiry types': {
      username: 'admin',
      path: '/admin/inquiry-types',
      shows: rows,
      openings: { new: press(typeWords.create), edit: press(new RegExp(adminWords.edit)) },
    },
    'the numbers': { username: 'admin', path: '/admin/numbers', shows: rows, openings: { edit: press(new RegExp(adminWords.edit)) } },
  };
}
