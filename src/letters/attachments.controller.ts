import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Id, LetterId } from '../../contracts/ids';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { AcceptsFiles } from '../platform/http/media.guard';
import { AttachmentsService } from './attachments.service';

const Upload = z.strictObject({ name: z.string().min(1).max(400) });
type Upload = z.infer<typeof Upload>;

@ApiTags('letters')
@Controller('letters/:id/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  /** The body is the file itself. */
  @Post()
  @AcceptsFiles()
  add(
    @CalledBy() caller: Caller,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Query({ schema: Upload }) { name }: Upload,
    @Req() request: Request,
  ) {
    return this.attachments.add(
      caller,
      id,
      name,
      request.get('content-type')?.split(';')[0]?.toLowerCase() ?? 'application/octet-stream',
      request,
    );
  }

  @Delete(':file')
  @HttpCode(200)
  remove(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId, @Param('file', { schema: Id }) file: Id) {
    return this.attachments.remove(caller, id, file);
  }

  /** Always as a download, never as a page of ours. */
  @Get(':file')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Param('file', { schema: Id }) fileId: Id,
    @Res({ passthrough: true }) response: Response,
  ) {
    const file = await this.attachments.read(actor, id, fileId);
    response.setHeader('content-security-policy', "sandbox; default-src 'none'");
    return new StreamableFile(file.bytes, {
      type: file.mime,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
