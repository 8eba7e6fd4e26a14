import { Module } from '@nestjs/common';
import { DigestController } from './digest.controller';
import { DigestService } from './digest.service';

/** One notice each morning: what is due, late, unread and waiting for a decision. */
@Module({ controllers: [DigestController], providers: [DigestService] })
export class DigestModule {}
