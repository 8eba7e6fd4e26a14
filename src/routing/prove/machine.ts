import { catcherOf } from './catchers';
import type { Wait } from './marking';
import { Movement } from './movement';
import type { Choice } from './net';

/** What may happen to a marking, one thing at a time; what data decides is chosen from outside. */
export class Machine extends Movement {
  start(process: string, startAt?: string): void {
    this.enter(this.net.node(process), null, startAt === undefined ? {} : { startAt });
    this.settle();
  }

  /** Whatever was asked is answered, in the order of asking. */
  answer(choices: readonly Choice[]): void {
    for (const [i, question] of [...this.at.asked].entries()) {
      if (!this.at.asked.includes(question)) continue; // who asked was cancelled meanwhile
      this.at.asked = this.at.asked.filter((other) => other !== question);
      this.resume(this.token(question.token), question.purpose, choices[i]!);
    }
    this.settle();
  }

  finish(id: number): void {
    this.tell({ how: 'completed', element: this.token(id).node });
    this.complete(this.token(id));
    this.settle();
  }

  refuse(id: number, code: string): void {
    const token = this.token(id);
    this.tell({ how: 'refused', element: token.node });
    const catcher = catcherOf(this.net, this.at, token, 'error', code)!;
    this.interrupt(catcher.host, catcher.event);
    this.settle();
  }

  strikeOne(wait: Wait, how: 'fired' | 'received'): void {
    this.tell({ how, element: wait.node });
    wait.left -= 1;
    this.strike(wait);
    this.settle();
  }

  hear(name: string): void {
    for (const wait of this.hearers(name)) {
      this.tell({ how: 'heard', element: wait.node });
      wait.left = Math.max(0, wait.left - 1);
    }
    this.broadcast(name);
    this.settle();
  }

  activate(scope: number, element: string): void {
    this.tell({ how: 'activated', element });
    this.work.push({ do: 'arrive', node: element, scope });
    this.settle();
  }

  close(id: number): void {
    this.tell({ how: 'closed', element: this.token(id).node });
    this.cancelInside(this.token(id));
    this.endScope(this.token(id));
    this.settle();
  }
}
