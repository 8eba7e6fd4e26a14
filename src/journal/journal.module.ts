import { Global, Module } from '@nestjs/common';
import { Commands } from './commands';
import { Journal } from './journal';
import { Nudges } from './nudges';

/** The journal of every process, the commands that write it, and what processes are owed. */
@Global()
@Module({ providers: [Journal, Nudges, Commands], exports: [Journal, Nudges, Commands] })
export class JournalModule {}
