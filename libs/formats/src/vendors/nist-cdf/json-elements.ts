import { Tokenizer, TokenizerError, TokenType } from '@streamparser/json';
import { FileError, errorCode, quoteValue } from '@crossvote/opening';
import type { MemberBuilder } from './member-builder.ts';
import { keyLimit } from './plain-json.ts';

const depthLimit = 64;
/** Longest text without a token, in bytes: more than any image in a report. */
const tokenBytesLimit = 64 << 20;
/** A key that only records have. */
export const recordKey = 'CVRSnapshot';
/** The error code of a decoder. */
const noUtf8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** An open object with its keys so far, or an open list, whose values are elements with its name. */
interface Frame {
  readonly name: string;
  readonly keys: Set<string> | undefined;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

type Token = Parameters<Tokenizer['onToken']>[0];

/** Turns the tokens of a JSON report into elements. A list is a repeated element, as in XML. */
export class JsonElements {
  // Without buffers, a long text would take several times its length in memory.
  private readonly tokenizer = new Tokenizer({
    stringBufferSize: 64 << 10,
    numberBufferSize: 64,
  });
  private readonly frames: Frame[] = [];
  private expected: Expected = 'value';
  private key = '';
  private bytesSinceToken = 0;

  constructor(
    private readonly file: string,
    private readonly builder: MemberBuilder,
  ) {
    this.tokenizer.onToken = (token) => {
      this.bytesSinceToken = 0;
      this.take(token);
    };
    this.tokenizer.onError = (error) => {
      const isOfText = error instanceof TokenizerError || errorCode(error) === noUtf8;
      if (!isOfText) throw error;
      this.fail('json_malformed', 'is not well-formed JSON; export or copy it again', error);
    };
  }

  /** @throws FileError when the bytes are not JSON, or show signs of a hostile file */
  write(bytes: Uint8Array): void {
    this.bytesSinceToken += bytes.length;
    this.tokenizer.write(bytes);
    if (this.bytesSinceToken > tokenBytesLimit)
      this.fail('json_text_too_long', 'holds a text longer than any export does');
  }

  /** @throws FileError when the file was cut off */
  finish(): void {
    if (this.expected !== 'nothing')
      this.fail('cut_off', 'ends before its JSON does: it was cut off; export or copy it again');
    this.tokenizer.end();
  }

  /** Whether the next token is in the list of records and outside any record. */
  get isAmongRecords(): boolean {
    const list = this.frames[1];
    return this.frames.length === 2 && list?.name === 'CVR' && !list.keys;
  }

  get awaitsValue(): boolean {
    return this.expected === 'value' || this.expected === 'value or ]';
  }

  /** Skips the expected value, which was read elsewhere. */
  skipValue(): void {
    this.expected = ', or end';
    this.bytesSinceToken = 0;
  }

  private take({ token, value }: Token): void {
    switch (this.expected) {
      case ':':
        if (token !== TokenType.COLON) this.failGrammar();
        this.expected = 'value';
        return;
      case 'key':
      case 'key or }':
        if (token === TokenType.RIGHT_BRACE && this.expected === 'key or }') this.endObject();
        else if (token === TokenType.STRING) this.takeKey(String(value));
        else this.failGrammar();
        return;
      case ', or end':
        this.takeEnd(token);
        return;
      case 'nothing':
        return this.failGrammar();
      default:
        if (token === TokenType.RIGHT_BRACKET && this.expected === 'value or ]') this.endList();
        else this.takeValue(token, value);
    }
  }

  private takeKey(key: string): void {
    this.key = key;
    this.expected = ':';
    const keys = this.frames.at(-1)?.keys;
    if (!keys || keys.size > keyLimit) this.failGrammar();
    if (keys.has(key)) this.refuseRepeatedKey(key);
    keys.add(key);
    if (key === recordKey) this.checkRecord();
  }

  /** If brackets are missing, records would be lost as parts of another one. */
  private checkRecord(): void {
    const [, ...frames] = this.frames;
    if (frames.length > 2 || frames.some(({ name }) => name !== 'CVR'))
      this.fail(
        'cvr_misplaced',
        'a CVR stands within another value: the file is damaged; export or copy it again',
      );
  }

  private refuseRepeatedKey(key: string): void {
    const message = `the key ${quoteValue(key)} stands twice in one object, and only one can be meant`;
    if (this.frames.length === 1) this.fail('duplicate_key', message);
    this.builder.spoil('duplicate_key', message);
  }

  private takeValue(token: TokenType, value: Token['value']): void {
    const frame = this.frames.at(-1);
    const name = frame?.keys ? this.key : (frame?.name ?? '');
    if (this.frames.length >= depthLimit)
      this.fail(
        'json_too_deep',
        `nests values more than ${depthLimit} deep: this is no CVR export`,
      );
    if (token === TokenType.LEFT_BRACE) {
      this.builder.begin(name);
      this.frames.push({ name, keys: new Set() });
      this.expected = 'key or }';
    } else if (!frame) {
      this.fail('json_no_report', 'holds no object at its top, and so no report');
    } else if (token === TokenType.LEFT_BRACKET) {
      if (!frame.keys) this.fail('json_no_report', 'holds a list within a list, as no report does');
      this.frames.push({ name, keys: undefined });
      this.expected = 'value or ]';
    } else {
      this.takePlainValue(name, token, value);
    }
  }

  private takePlainValue(name: string, token: TokenType, value: Token['value']): void {
    const isPlain =
      token === TokenType.STRING ||
      token === TokenType.NUMBER ||
      token === TokenType.TRUE ||
      token === TokenType.FALSE;
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      this.builder.spoil('number_too_large', 'holds a number that cannot be read exactly');
    if (isPlain) this.builder.value(name, String(value));
    else if (token !== TokenType.NULL) this.failGrammar();
    this.expected = ', or end';
  }

  private takeEnd(token: TokenType): void {
    const isObject = this.frames.at(-1)?.keys !== undefined;
    if (token === TokenType.COMMA) this.expected = isObject ? 'key' : 'value';
    else if (token === TokenType.RIGHT_BRACE && isObject) this.endObject();
    else if (token === TokenType.RIGHT_BRACKET && !isObject) this.endList();
    else this.failGrammar();
  }

  private endObject(): void {
    this.builder.end();
    this.endList();
  }

  private endList(): void {
    this.frames.pop();
    this.expected = this.frames.length === 0 ? 'nothing' : ', or end';
  }

  private failGrammar(): never {
    return this.fail('json_malformed', 'is not well-formed JSON; export or copy it again');
  }

  private fail(code: string, message: string, cause?: unknown): never {
    throw new FileError(code, message, { file: this.file }, { cause });
  }
}
