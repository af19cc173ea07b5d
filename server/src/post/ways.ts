import { createHmac } from 'node:crypto';
import nodemailer from 'nodemailer';

/** By what messages leave the house; empty: not at all. */
export interface PostConfig {
  smtpUrl: string;
  mailFrom: string;
  webhookUrl: string;
  webhookSecret: string;
}

/** A message as it leaves the house. `id` is the same at every attempt: whoever gets it twice can tell. */
export interface Message {
  id: string;
  kind: string;
  name: string;
  email: string;
  phone: string;
  subject: string;
  text: string;
  link: string;
}

/** `again`: a later attempt may go through. `trouble` is a code and holds no words of anybody. */
export type Outcome = { sent: true } | { sent: false; again: boolean; trouble: string };

const TIMEOUT_MS = 20_000;

/** By mail. A refusal of the address (5xx) is final, everything else may pass. */
export function mailer({ smtpUrl, mailFrom }: PostConfig): {
  send: (message: Message) => Promise<Outcome>;
  close: () => void;
} {
  const waits = { connectionTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = nodemailer.createTransport({ url: smtpUrl, ...waits }, { from: mailFrom });
  const host = mailFrom.replace(/^.*@/, '').replace(/>$/, '');
  return {
    close: () => transport.close(),
    send: async ({ id, name, email, subject, text }) => {
      try {
        const to = { name, address: email };
        await transport.sendMail({ to, subject, text, messageId: `<${id}@${host}>` });
        return { sent: true };
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode;
        if (code === undefined) return { sent: false, again: true, trouble: 'NO_ANSWER' };
        // A wrong password is a matter of the configuration: put right, everything goes out.
        const again = code < 500 || code === 535 || code === 530;
        return { sent: false, again, trouble: `SMTP_${code}` };
      }
    },
  };
}

/** By a signed request to a gateway (Zalo, SMS): HMAC-SHA-256 over time and body, so that nobody else can send. */
export async function callWebhook(
  { webhookUrl, webhookSecret }: PostConfig,
  message: Message,
  now: number,
): Promise<Outcome> {
  const body = JSON.stringify(message);
  const time = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', webhookSecret).update(`${time}.${body}`).digest('hex');
  try {
    const response = await fetch(webhookUrl, {
      method: 'POST',
      body,
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        'x-doi-thoai-signature': `t=${time},v1=${signature}`,
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return { sent: true };
    const { status } = response;
    const again = status >= 500 || status === 408 || status === 429;
    return { sent: false, again, trouble: `HTTP_${status}` };
  } catch {
    return { sent: false, again: true, trouble: 'NO_ANSWER' };
  }
}
