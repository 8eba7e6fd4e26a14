import { Module } from '@nestjs/common';
import { Hints } from './hints';
import { LiveHub } from './live.hub';

/** Hints to whoever listens; who that is, the caller says. */
@Module({ providers: [Hints, LiveHub], exports: [LiveHub] })
export class LiveModule {}
