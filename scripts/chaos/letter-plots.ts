import type { RecallVerdict } from '../../contracts/letters';
import { deliveryAt, type Office } from './cast';
import type { Play } from './play';

interface Draft {
  letter: string;
  drafter: string;
  sender: Office;
  /** who reads the draft, in order */
  reviewers: string[];
  /** who signs it, in order */
  signers: string[];
}

/** What can become of a letter, with the share of letters that end so. */
export const letterPlots: Record<string, { share: number; tell: (play: Play) => Promise<void> }> = {
  delivered: { share: 40, tell: delivered },
  outgoing: { share: 10, tell: outgoing },
  incoming: { share: 10, tell: incoming },
  answered: { share: 10, tell: answered },
  misdirected: { share: 8, tell: misdirected },
  rejected: { share: 6, tell: rejected },
  recalled: { share: 8, tell: recalled },
  voided: { share: 8, tell: voided },
};

async function delivered(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const main = others.slice(0, play.chance.between(1, 3));
  const copies = others.slice(3, 3 + play.chance.between(0, 2));
  const draft = await drafted(play, sender, [...main.map(to(play, 'MAIN')), ...copies.map(to(play, play.chance.is(0.5) ? 'CC' : 'BCC'))]);
  await agreed(play, draft);
  await Promise.all([...main, ...copies].map((office) => received(play, draft.letter, office)));
  play.ends(draft.letter, 'CLOSED');
}

/** To somebody outside: the clerk registers it and sends it. */
async function outgoing(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const inside = others.slice(0, play.chance.between(0, 1));
  const draft = await drafted(play, sender, [{ role: 'MAIN', outside: 'دادگستری کل استان' }, ...inside.map(to(play, 'MAIN'))]);
  await agreed(play, draft);
  await close(play, sender.clerk, draft.letter, 'register.1', { outcome: 'registered' });
  await close(play, sender.clerk, draft.letter, 'dispatch.1', { outcome: 'dispatched', method: 'POST', reference: 'R-1' });
  await Promise.all(inside.map((office) => received(play, draft.letter, office)));
  play.ends(draft.letter, 'CLOSED');
}

async function incoming(play: Play): Promise<void> {
  const { sender: office, others } = play.offices();
  const main = [office, ...others.slice(0, play.chance.between(0, 1))];
  const { processId: letter } = await play.act(office.clerk, '/api/letters/incoming', {
    body: {
      post: play.directory.post(office.clerk),
      subject: 'درخواست رونوشت سند سجلی',
      sender: { name: 'سازمان بازرسی کل کشور', number: `B/${play.chance.between(1, 1e9)}`, date: '2025-06-01' },
      recipients: main.map(to(play, 'MAIN')),
    },
  });
  play.versions.set(letter, 1);
  await Promise.all(main.map((each) => received(play, letter, each)));
  play.ends(letter, 'CLOSED');
}

/** The receiver writes back, and that closes what lay on its desk. */
async function answered(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const [receiver] = others as [Office];
  const draft = await drafted(play, sender, [to(play, 'MAIN')(receiver)]);
  await agreed(play, draft);
  await seen(play, receiver, deliveryAt(draft.letter, play.unit(receiver)));
  const reply = await drafted(play, receiver, [to(play, 'MAIN')(sender)], {
    answers: draft.letter,
    drafter: receiver.head,
    signers: [receiver.head],
  });
  await agreed(play, reply);
  await received(play, reply.letter, sender);
  play.ends(reply.letter, 'CLOSED');
  play.ends(deliveryAt(draft.letter, play.unit(receiver)), 'ANSWERED');
  play.ends(draft.letter, 'CLOSED');
}

/** It is not theirs: the sender names another unit, or leaves it at that. */
async function misdirected(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const [wrong, right, second] = others as [Office, Office, Office];
  const draft = await drafted(play, sender, [wrong, second].map(to(play, 'MAIN')));
  await agreed(play, draft);
  const delivery = deliveryAt(draft.letter, play.unit(wrong));
  const resent = play.chance.is(0.6);
  await Promise.all([received(play, draft.letter, second), sendBack()]);
  play.ends(delivery, 'RETURNED');
  play.ends(draft.letter, 'CLOSED');

  async function sendBack() {
    await play.act(wrong.head, `/api/desks/${delivery}/attend.1`, { body: { outcome: 'returned', reason: 'در صلاحیت این اداره نیست.' } });
    await close(
      play,
      draft.drafter,
      draft.letter,
      'returned.1',
      resent ? { outcome: 'resent', unit: play.unit(right) } : { outcome: 'accepted' },
    );
    if (resent) await received(play, draft.letter, right);
  }
}

async function rejected(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const draft = await drafted(play, sender, others.slice(0, 2).map(to(play, 'MAIN')));
  if (play.chance.is(0.3)) await close(play, draft.drafter, draft.letter, 'draft.1', { outcome: 'discarded' });
  else {
    await submit(play, draft, 1);
    await close(play, sender.reviewer, draft.letter, 'review.1.1', { outcome: 'rejected', reason: 'لازم نیست.' });
  }
  play.ends(draft.letter, 'DISCARDED');
}

/** Before anybody has opened it. */
async function recalled(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const draft = await drafted(play, sender, others.slice(0, play.chance.between(1, 4)).map(to(play, 'MAIN')));
  await agreed(play, draft);
  const { verdicts } = await play.act<{ verdicts: RecallVerdict[] }>(draft.drafter, `/api/letters/${draft.letter}/recall`, {
    notYet: ['letter.nothing_to_recall'],
  });
  for (const { processId } of verdicts) play.ends(processId, 'RECALLED');
  play.ends(draft.letter, 'RECALLED');
}

async function voided(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const [first, ...rest] = others.slice(0, play.chance.between(1, 3)) as [Office, ...Office[]];
  const draft = await drafted(play, sender, [first, ...rest].map(to(play, 'MAIN')));
  await agreed(play, draft);
  if (play.chance.is(0.5)) await seen(play, first, deliveryAt(draft.letter, play.unit(first)));
  await play.act(sender.clerk, `/api/letters/${draft.letter}/void`, {
    body: { reason: 'به اشتباه صادر شد.' },
    notYet: ['letter.not_voidable'],
  });
  play.ends(draft.letter, 'VOIDED');
}

export const to = (play: Play, role: 'MAIN' | 'CC' | 'BCC') => (office: Office) => ({ role, unit: play.unit(office) });

interface Different {
  answers?: string;
  inquiry?: object;
  drafter?: string;
  signers?: string[];
}

export async function drafted(
  play: Play,
  sender: Office,
  recipients: object[],
  { answers, inquiry, drafter = sender.drafter, signers }: Different = {},
): Promise<Draft> {
  const { processId: letter } = await play.act(drafter, '/api/letters', {
    body: {
      post: play.directory.post(drafter),
      kind: inquiry ? 'INQUIRY' : 'LETTER',
      subject: inquiry ? 'استعلام وراث' : 'ابلاغ دستورالعمل',
      body: 'با سلام، به پیوست برای اقدام تقدیم می‌شود.',
      recipients,
      ...(answers && { answers }),
      ...(inquiry && { inquiry }),
    },
  });
  play.versions.set(letter, 1);
  const both = [...new Set([sender.deputy, sender.head])];
  return { letter, drafter, sender, reviewers: [sender.reviewer], signers: signers ?? (play.chance.is(0.3) ? both : both.slice(0, 1)) };
}

/** Written, read and signed, sometimes in two rounds; the last signature is sometimes taken back in time. */
export async function agreed(play: Play, draft: Draft): Promise<void> {
  const { letter, reviewers, signers } = draft;
  if (play.chance.is(0.3))
    await written(play, letter, () => play.act<{ version: number }>(draft.drafter, `/api/letters/${letter}/draft`, edit(play, letter)));
  const rounds = play.chance.is(0.2) ? 2 : 1;
  for (let round = 1; round <= rounds; round++) {
    await submit(play, draft, round);
    const [reviewer] = reviewers as [string];
    if (round < rounds) await close(play, reviewer, letter, `review.${round}.1`, { outcome: 'returned', reason: 'شماره سند را بیفزایید.' });
    else if (play.chance.is(0.2)) await edited(play, reviewer, letter, `review.${round}.1`);
    else await close(play, reviewer, letter, `review.${round}.1`, { outcome: 'approved', version: play.versions.get(letter) });
  }
  for (const [n, signer] of signers.entries())
    await close(play, signer, letter, `sign.${rounds}.${n + 1}`, { outcome: 'signed', version: play.versions.get(letter) });
  if (!play.chance.is(0.15)) return;
  const last = signers.at(-1)!;
  const back = await play.try(last, `/api/letters/${letter}/take-back`, undefined, ['letter.hold_over']);
  if (back)
    await close(play, last, letter, `sign.${rounds}.${signers.length}.1`, { outcome: 'signed', version: play.versions.get(letter) });
}

const edit = (play: Play, letter: string) => ({
  method: 'PUT' as const,
  body: { version: play.versions.get(letter), body: 'با سلام و احترام، به پیوست برای اقدام تقدیم می‌شود.' },
  notYet: ['letter.not_editable'],
});

async function edited(play: Play, reviewer: string, letter: string, key: string): Promise<void> {
  await close(play, reviewer, letter, key, { outcome: 'edited', version: play.versions.get(letter), body: 'متن اصلاح شد.' });
  play.versions.set(letter, play.versions.get(letter)! + 1);
}

async function written(play: Play, letter: string, edit: () => Promise<{ version: number }>): Promise<void> {
  play.versions.set(letter, (await edit()).version);
}

const submit = (play: Play, { letter, drafter, reviewers, signers }: Draft, round: number) =>
  close(play, drafter, letter, `draft.${round}`, {
    outcome: 'submitted',
    version: play.versions.get(letter),
    reviewers: reviewers.map(play.directory.post),
    signers: signers.map(play.directory.post),
  });

const close = (play: Play, username: string, letter: string, key: string, body: object) =>
  play.act(username, `/api/letters/${letter}/tasks/${key}`, { body });

const seen = (play: Play, { head }: Office, delivery: string) => play.act(head, `/api/desks/${delivery}/attend.1/seen`);

/** At one unit: read, sometimes sent on with or without a time limit, and done with. */
export async function received(play: Play, letter: string, office: Office): Promise<void> {
  const delivery = deliveryAt(letter, play.unit(office));
  const desk = (key: string) => `/api/desks/${delivery}/${key}`;
  if (play.chance.is(0.7)) await seen(play, office, delivery);
  if (!play.chance.is(0.35)) return void (await play.act(office.head, desk('attend.1'), { body: { outcome: 'closed' } }));
  const limit = play.chance.is(0.4) ? { withinDays: 3 } : {};
  const copy = play.chance.is(0.3) ? [{ post: play.directory.post(office.drafter), copy: 'COPY', purpose: 'FOR_INFORMATION' }] : [];
  const { keys } = await play.act<{ keys: string[] }>(office.head, desk('attend.1/referrals'), {
    body: { to: [{ post: play.directory.post(office.reviewer), instruction: 'اقدام فرمایید.', ...limit }, ...copy] },
  });
  const [original, information] = keys as [string, string?];
  if (information) await play.act(office.drafter, desk(information), { body: { outcome: 'closed' } });
  if (play.chance.is(0.2)) {
    const { seq } = await play.act(office.reviewer, desk(original), { body: { outcome: 'returned', reason: 'نظر شما لازم است.' } });
    await play.act(office.head, desk(`ref.${seq}`), { body: { outcome: 'closed' } });
  } else await play.act(office.reviewer, desk(original), { body: { outcome: 'closed', note: 'انجام شد.' } });
}
