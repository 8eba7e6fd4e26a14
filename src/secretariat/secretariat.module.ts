import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller';
import { DeskQueries } from './desk.queries';
import { SecretariatController } from './secretariat.controller';
import { SecretariatQueries } from './secretariat.queries';

/** Registers and numbers. */
@Module({ controllers: [DeskController, SecretariatController], providers: [DeskQueries, SecretariatQueries] })
export class SecretariatModule {}
