import { Global, Module } from '@nestjs/common';
import { Commands } from './commands';
import { Journal } from './journal';
import { Nudges } from './nudges';
import { Requests } from './requests';

/** The journal of every process, the commands that write it, and what processes are owed. */
@Global()
@Module({ providers: [Journal, Nudges, Requests, Commands], exports: [Journal, Nudges, Requests, Commands] })
export class JournalModule {}
