import type { Faults } from '../../emulator/faults/types';
import type { RequestLog } from '../../emulator/requestLog';
import type { Cfg, Message } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import type { Step } from '../support/stepOn';

/** A step on an emulator of its own. */
export interface MatrixStep extends Step {
  readonly emulator: { readonly url: string; readonly faults: Faults; readonly log: RequestLog };
  /** What no text may hold. */
  secrets(): readonly string[];
  close(): Promise<void>;
}

/** A function of the component with a message for it. */
export interface MatrixFunction<Step extends MatrixStep = MatrixStep> {
  readonly name: string;
  readonly handler: Handler;
  readonly cfg: Cfg;
  readonly body: (step: Step) => Message['body'];
  /** What the vendor has stored of its work. */
  readonly stored: (step: Step) => readonly unknown[];
  /** A request that cannot be told from one that happened, such as `POST Sale`: an unclear outcome of it may be an error. */
  readonly unrepeatable?: RegExp;
  /** The message sent again after an error would do the work twice; else it completes it. */
  readonly doubles?: true;
  /** It emits whatever the vendor answers. */
  readonly takesAnyBody?: true;
  /** The vendor answers it without a body. */
  readonly answersEmpty?: true;
  /** Reads what it has written; when that fails, what the vendor answered to the write goes out. */
  readonly readsBack?: true;
  /** A record that is found after a lost answer comes without the parts that the answer itself would have had. */
  readonly isFoundWithoutParts?: true;
  /** It works with a credential of few permissions, too. */
  readonly needsNoScope?: true;
  /** A person waits for it: it gives up after half a minute. */
  readonly isInteractive?: true;
}

export interface OpenOptions {
  /** The vendor's clock is so far ahead. */
  readonly skewMs?: number;
  readonly startMs?: number;
  readonly life?: 'good' | 'expired' | 'revoked' | 'narrow';
}

/** One of the systems, with all functions that it has. */
export interface MatrixSystem {
  readonly name: string;
  /** Requests for records; all others are for tokens. */
  readonly api: RegExp;
  /** A step begins with an access token that was got before; others get theirs first. */
  readonly beginsWithToken?: true;
  open(options?: OpenOptions): Promise<MatrixStep>;
  readonly functions: readonly MatrixFunction[];
}
