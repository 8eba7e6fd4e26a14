import { inquiryOf, respondentAt, type Office } from './cast';
import { agreed, drafted, to } from './letter-plots';
import type { Play } from './play';

type Rule = 'ALL' | 'ANY' | 'AT_LEAST' | 'REQUESTER_DECIDES';

/** A question, from its draft to its conclusion or withdrawal; every unit asked has its own way of dealing with it. */
export async function asked(play: Play): Promise<void> {
  const { sender, others } = play.offices();
  const rule: Rule = play.chance.weighted({ ALL: 5, ANY: 2, AT_LEAST: 2, REQUESTER_DECIDES: 2 });
  const units = others.slice(0, play.chance.between(2, 3));
  const spare = others.slice(3); // for whoever has to ask elsewhere
  const draft = await drafted(play, sender, units.map(to(play, 'MAIN')), {
    inquiry: { type: 'INHERITANCE_CERTIFICATE', rule, ...(rule === 'AT_LEAST' && { atLeast: 2 }) },
  });
  await agreed(play, draft);
  const question = new Question(play, draft.letter, draft.drafter, spare);
  if (play.chance.is(0.2)) return question.withdrawn(units);
  const answering = rule === 'ALL' ? units : units.slice(0, rule === 'AT_LEAST' ? 2 : 1);
  const [first, ...rest] = answering as [Office, ...Office[]];
  await question.dealtWith(first, rule === 'ALL' || rule === 'REQUESTER_DECIDES');
  await Promise.all(rest.map((office) => question.dealtWith(office, false)));
  await question.concluded(rule === 'ALL' && play.chance.is(0.2) ? units.at(-1) : undefined);
}

class Question {
  private readonly inquiry: string;

  constructor(
    private readonly play: Play,
    private readonly letter: string,
    private readonly asker: string,
    private readonly spare: Office[],
  ) {
    this.inquiry = inquiryOf(letter);
  }

  /** @param free whether this unit may also send the question away: only the first may, as the news of it are then the first news */
  async dealtWith(office: Office, free: boolean): Promise<void> {
    const { chance } = this.play;
    switch (chance.weighted({ answer: 4, partly: 2, later: 2, back: free ? 2 : 0, on: free ? 2 : 0 })) {
      case 'answer':
        return this.answered(office);
      case 'partly':
        await this.act(office.head, office, 'tasks/answer.1/partial', { fields: { heirs: chance.between(1, 9) } });
        return this.answered(office, { records: '۱۲۳ صادره از تهران' });
      case 'later':
        return this.later(office);
      case 'back':
        return this.sentBack(office);
      case 'on':
        return this.sentOn(office);
    }
  }

  /** Once more after the first answer, then read by the asker, which ends it. */
  async concluded(again?: Office): Promise<void> {
    const { play } = this;
    if (again) await this.askedAgain(again);
    await play.act(this.asker, `/api/inquiries/${this.inquiry}/tasks/conclude.1`, { body: { outcome: 'concluded' } });
    play.ends(this.inquiry, 'CLOSED');
    play.ends(this.letter, 'CLOSED');
  }

  /** Some are quicker than the withdrawal: one has said a part, another sends it back in the same moment. */
  async withdrawn([first, second]: readonly Office[]): Promise<void> {
    const { play } = this;
    if (play.chance.is(0.5)) await this.act(first!.head, first!, 'tasks/answer.1/partial', { fields: { heirs: 2 } });
    const returned =
      play.chance.is(0.6) &&
      play.try(second!.head, this.at(second!, 'tasks/answer.1'), { outcome: 'returned', reason: 'سند نزد ما نیست.' }, [
        'task.already_closed',
      ]);
    await Promise.all([returned, play.act(this.asker, `/api/inquiries/${this.inquiry}/withdraw`, { body: { reason: 'موضوع منتفی شد.' } })]);
    play.ends(this.inquiry, 'WITHDRAWN');
    play.ends(this.letter, 'CLOSED');
  }

  private async answered(office: Office, fields: object = { heirs: 3, records: '۱۲۳ صادره از تهران' }, round = 1): Promise<void> {
    await this.act(office.head, office, `tasks/answer.${round}`, { outcome: 'answered', fields, text: 'پاسخ به شرح بالا است.' });
    if (round === 1) this.play.ends(respondentAt(this.letter, this.play.unit(office)), 'ANSWERED');
  }

  private async later(office: Office): Promise<void> {
    const granted = this.play.chance.is(0.6);
    await this.act(office.head, office, 'tasks/answer.1/extension', {
      within: { unit: 'WORKING_DAY', amount: 20 },
      reason: 'بایگانی در حال جابه‌جایی است.',
    });
    await this.act(
      this.asker,
      office,
      'extensions/extension.1',
      granted ? { outcome: 'granted' } : { outcome: 'denied', reason: 'فوری است.' },
    );
    return this.answered(office);
  }

  private async sentBack(office: Office): Promise<void> {
    const { play } = this;
    const instead = this.instead();
    await this.act(office.head, office, 'tasks/answer.1', { outcome: 'returned', reason: 'سند نزد ما نیست.' });
    play.ends(respondentAt(this.letter, play.unit(office)), 'RETURNED_WRONG_UNIT');
    const body = instead ? { outcome: 'resent', unit: play.unit(instead) } : { outcome: 'accepted' };
    await play.act(this.asker, `/api/inquiries/${this.inquiry}/tasks/retarget.1`, { body });
    if (instead) await this.answered(instead);
  }

  private async sentOn(office: Office): Promise<void> {
    const instead = this.instead();
    if (!instead) return this.answered(office);
    await this.act(office.head, office, 'tasks/answer.1', {
      outcome: 'redirected',
      unit: this.play.unit(instead),
      reason: 'سند نزد آن اداره است.',
    });
    this.play.ends(respondentAt(this.letter, this.play.unit(office)), 'REDIRECTED');
    await this.answered(instead);
  }

  private async askedAgain(office: Office): Promise<void> {
    await this.play.act(this.asker, this.at(office, 'ask-again'), {
      body: { reason: 'تعداد وراث روشن نیست.' },
      notYet: ['inquiry.not_answered_yet'],
    });
    await this.answered(office, undefined, 2);
  }

  /** @returns a unit that is not asked yet */
  private instead = (): Office | undefined => (this.play.chance.is(0.7) ? this.spare.shift() : undefined);

  private at = (office: Office, what: string) => `/api/respondents/${respondentAt(this.letter, this.play.unit(office))}/${what}`;

  private act = (username: string, office: Office, what: string, body: object) => this.play.act(username, this.at(office, what), { body });
}
