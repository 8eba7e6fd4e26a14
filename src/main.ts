import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { ConfigError, isProduction, loadConfig } from '../config/env';
import { AppModule } from './app.module';
import { refuseDevelopmentPassword } from './org/seed';
import { configureApp } from './platform/http/configure-app';
import { JsonLogger } from './platform/logging/logger';
import { runUntilTold } from './platform/process/run-until-told';
import { startSentence } from './platform/process/start-sentence';

/** Starts the API. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = new JsonLogger('api', config.LOG_LEVEL, config.NODE_ENV !== 'production');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.for(config), {
    bodyParser: false,
    logger,
    abortOnError: false,
    forceCloseConnections: true,
  });
  configureApp(app, config, join(__dirname, '../web'));
  if (isProduction(config)) await refuseDevelopmentPassword(app.get(DataSource)).catch(nameSetting);
  runUntilTold(() => app.close());
  await app.listen(config.PORT, config.HOST);
  logger.log({ host: config.HOST, port: config.PORT }, 'Listening');
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${startSentence(error)}\n`);
  process.exit(1);
});

function nameSetting(error: Error): never {
  throw new ConfigError(`DATABASE_URL: ${error.message}`);
}
