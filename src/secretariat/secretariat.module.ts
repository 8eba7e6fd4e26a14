import { Module } from '@nestjs/common';
import { SecretariatController } from './secretariat.controller';
import { SecretariatQueries } from './secretariat.queries';

/** Registers and numbers. */
@Module({ controllers: [SecretariatController], providers: [SecretariatQueries] })
export class SecretariatModule {}
