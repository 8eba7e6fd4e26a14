import type { House } from './house';

export interface Journey {
  from: string;
  reviewers: string[];
  signers: string[];
  to: object[];
  /** fields of the draft that differ */
  draft: object;
}

/** Who writes, reviews and signs where nothing else is said. */
export const usual = {
  from: 'hq.identity.expert1',
  reviewer: 'hq.identity.documents.head',
  signer: 'hq.identity.head',
  clerk: 'hq.secretariat',
} as const;

/** A letter on its way, step by step. @returns its id */
export class Letters {
  constructor(private readonly house: House) {}

  async drafted({ from = usual.from, to = [{ unit: this.house.unit('23') }], draft = {} }: Partial<Journey> = {}): Promise<string> {
    const { processId } = await this.house.act(from, '/api/letters', {
      post: this.house.post(from),
      subject: 'معرفی نماینده',
      body: 'با سلام',
      recipients: to,
      ...draft,
    });
    return processId;
  }

  async submitted({
    from = usual.from,
    reviewers = [usual.reviewer],
    signers = [usual.signer],
    ...rest
  }: Partial<Journey> = {}): Promise<string> {
    const id = await this.drafted({ from, ...rest });
    await this.submit(id, { from, reviewers, signers });
    return id;
  }

  async submit(
    id: string,
    {
      from = usual.from,
      reviewers = [usual.reviewer],
      signers = [usual.signer],
      round = 1,
      version = 1,
    }: Partial<Journey> & { round?: number; version?: number } = {},
  ): Promise<void> {
    await this.house.closeTask(from, id, `draft.${round}`, {
      outcome: 'submitted',
      version,
      reviewers: reviewers.map((code) => this.house.post(code)),
      signers: signers.map((code) => this.house.post(code)),
    });
  }

  /** Signed by all; the hold runs. */
  async held(journey: Partial<Journey> = {}): Promise<string> {
    const { reviewers = [], signers = [usual.signer] } = journey;
    const id = await this.submitted({ ...journey, reviewers, signers });
    for (const [i, reviewer] of reviewers.entries())
      await this.house.closeTask(reviewer, id, `review.1.${i + 1}`, { outcome: 'approved', version: 1 });
    for (const [i, signer] of signers.entries())
      await this.house.closeTask(signer, id, `sign.1.${i + 1}`, { outcome: 'signed', version: 1 });
    return id;
  }

  /** Registered and at its recipients. */
  async sent(journey: Partial<Journey> = {}): Promise<string> {
    const id = await this.held(journey);
    await this.house.passHold();
    return id;
  }

  /** The delivery of a letter sent to one unit. */
  async delivered(unit = '23', journey: Partial<Journey> = {}): Promise<{ letter: string; delivery: string }> {
    const letter = await this.sent({ to: [{ unit: this.house.unit(unit) }], ...journey });
    return { letter, delivery: (await this.house.children(letter))[unit]! };
  }
}
