import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { ExportFilter } from '../../../contracts/board-measures';
import { CurrentActor, type Actor } from '../../auth/actor';
import { csv } from './csv';
import { Sheets } from './sheets';
import { xlsx } from './xlsx';

const kinds = {
  xlsx: { write: xlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { write: csv, type: 'text/csv; charset=utf-8' },
} as const;

/** Views of the board as files. */
@ApiTags('supervision')
@Controller('supervision/export')
export class ExportController {
  constructor(private readonly sheets: Sheets) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiProduces(kinds.xlsx.type, 'text/csv')
  async export(@CurrentActor() actor: Actor, @Query({ schema: ExportFilter }) filter: ExportFilter): Promise<StreamableFile> {
    const { write, type } = kinds[filter.format];
    const sheet = await this.sheets.of(actor, filter);
    const name = encodeURIComponent(`${sheet.name}.${filter.format}`);
    return new StreamableFile(Readable.from(write(sheet), { objectMode: false }), {
      type,
      disposition: `attachment; filename*=UTF-8''${name}`,
    });
  }
}
