import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type DataConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';

const ENCODING = Buffer.from('binary/aes-256-gcm');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Payloads hold ids and enums only; at rest in Temporal's store they are sealed all the same. */
class SealingCodec implements PayloadCodec {
  constructor(private readonly key: Buffer) {}

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(
      payloads.map((payload) => {
        const nonce = randomBytes(NONCE_BYTES);
        const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
        const sealed = Buffer.concat([
          nonce,
          cipher.update(temporal.api.common.v1.Payload.encode(payload).finish()),
          cipher.final(),
          cipher.getAuthTag(),
        ]);
        return { metadata: { [METADATA_ENCODING_KEY]: ENCODING }, data: sealed };
      }),
    );
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(
      payloads.map((payload) => {
        const { metadata, data } = payload;
        if (!data || !metadata?.[METADATA_ENCODING_KEY] || !ENCODING.equals(metadata[METADATA_ENCODING_KEY])) return payload;
        const bytes = Buffer.from(data);
        const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return temporal.api.common.v1.Payload.decode(
          Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]),
        );
      }),
    );
  }
}

/** @param hexKey 32 bytes in hex, the same in every process that speaks with Temporal */
export const sealed = (hexKey: string): DataConverter => ({
  payloadCodecs: [new SealingCodec(Buffer.from(hexKey, 'hex'))],
  failureConverterPath: require.resolve('./failure-converter'),
});
