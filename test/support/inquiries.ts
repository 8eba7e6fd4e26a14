import type { House } from './house';
import { Letters, usual, type Journey } from './letters';

export interface Asked {
  letter: string;
  inquiry: string;
  /** the process of each unit asked, by its code */
  at: Record<string, string>;
}

/** An inquiry on its way, step by step. */
export class Inquiries {
  private readonly letters: Letters;

  constructor(private readonly house: House) {
    this.letters = new Letters(house);
  }

  /** Asked of these units, one working day each where nothing else is said. */
  async asked(units: string[], terms: object = {}, journey: Partial<Journey> = {}): Promise<Asked> {
    const letter = await this.letters.sent({
      to: units.map((unit) => ({ unit: this.house.unit(unit) })),
      draft: {
        kind: 'INQUIRY',
        subject: 'آمار کارکنان',
        inquiry: { type: 'ADMINISTRATIVE', within: { unit: 'WORKING_DAY', amount: 1 }, ...terms },
      },
      ...journey,
    });
    const { inquiry } = await this.house.children(letter);
    return { letter, inquiry: inquiry!, at: await this.house.children(inquiry!) };
  }

  answer(unit: string, respondent: string, round = 1, fields: object = { answer: '۴۲ نفر' }): Promise<unknown> {
    return this.house.closeTask(`${unit}.head`, respondent, `answer.${round}`, { outcome: 'answered', fields });
  }

  giveBack(unit: string, respondent: string): Promise<unknown> {
    return this.house.closeTask(`${unit}.head`, respondent, 'answer.1', { outcome: 'returned', reason: 'در صلاحیت این اداره نیست' });
  }

  redirect(unit: string, respondent: string, to: string): Promise<unknown> {
    return this.house.closeTask(`${unit}.head`, respondent, 'answer.1', {
      outcome: 'redirected',
      unit: this.house.unit(to),
      reason: 'سند در آن اداره است',
    });
  }

  conclude(inquiry: string): Promise<unknown> {
    return this.house.closeTask(usual.from, inquiry, 'conclude.1', { outcome: 'concluded' });
  }

  /** The state of each unit asked, by its code. */
  async states(inquiry: string): Promise<Record<string, string>> {
    const children = await this.house.children(inquiry);
    return Object.fromEntries(await Promise.all(Object.entries(children).map(async ([unit, id]) => [unit, await this.house.state(id)])));
  }
}
