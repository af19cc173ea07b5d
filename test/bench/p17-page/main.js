/* global document */
// The frozen baseline of P17: React, react-dom and socket.io-client alone, built like the product.
import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';

function Page() {
  const [state, setState] = useState('…');
  useEffect(() => {
    const socket = io({ transports: ['websocket'], reconnection: false });
    socket.on('connect_error', () => setState('ready'));
    return () => socket.disconnect();
  }, []);
  return createElement('p', { id: 'state' }, state);
}

createRoot(document.getElementById('root')).render(createElement(Page));
