import { Controller, Get, Inject } from '@nestjs/common';
import { PUBLIC_URL } from '../handshake.js';

/** For pages that are open on the server's own machine: `localhost` is no address for a QR code. */
@Controller('api/address')
export class AddressController {
  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: () => string) {}

  @Get()
  address(): { publicUrl: string } {
    return { publicUrl: this.publicUrl() };
  }
}
