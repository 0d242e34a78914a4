import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.concat([int16(value >>> 16), int16(value & 65535)]);
const text = (value: string) => Buffer.from(`${value}\0`);

const TEXT = 25;
const INT4 = 23;
const IDLE = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', int32(0)), IDLE]);

/** A column as a row description names it. */
function column(name: string, type: number): Buffer {
  return Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(4), int32(-1), int16(0)]);
}

/** The answer to any statement: one row of `number` and `name`. */
function answer(number: number, name: string): Buffer {
  const values = [String(number), name].map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]));
  return Buffer.concat([
    message('1', Buffer.alloc(0)),
    message('t', int16(0)),
    message('T', Buffer.concat([int16(2), column('number', INT4), column('name', TEXT)])),
    message('2', Buffer.alloc(0)),
    message('D', Buffer.concat([int16(2), ...values])),
    message('C', text('SELECT 1')),
    IDLE,
  ]);
}

/**
 * Speaks as much of PostgreSQL's protocol as it takes to say which version one is; no PostgreSQL that old is at hand.
 *
 * @returns the port it listens on
 */
export async function oldPostgres(number: number, name: string): Promise<number> {
  const serve = (socket: Socket) => {
    socket.once('data', () => {
      socket.write(WELCOME);
      socket.on('data', (said) => said.toString('latin1').startsWith('P') && socket.write(answer(number, name)));
    });
    socket.on('error', () => undefined);
  };
  const server = createServer(serve).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}
