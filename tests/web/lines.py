"""A line that drops: a proxy between a client and a server that cuts when it was told to, and counts what went through."""

import random
import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType

CHUNK = 32 * 1024
AT_ONCE = struct.pack("ii", 1, 0)


class Line:
    """Listens on `port` and passes everything on to a server; after each of the given numbers of bytes sent it drops every connection."""

    def __init__(self, server: int, cuts: int, between: tuple[int, int], seed: int) -> None:
        self._chance = random.Random(seed)
        self._server = server
        self._after = [self._chance.randint(*between) for _ in range(cuts)]
        self._left = self._after.pop(0) if self._after else -1
        self._lock = threading.Lock()
        self.sent = self.dropped = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> "Line":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        """One connection, both ways, until it ends."""
        with client, socket.create_connection(("127.0.0.1", self._server)) as server:
            down = threading.Thread(target=self._down, args=(server, client), daemon=True)
            down.start()
            self._up(client, server)
            down.join()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        """From client to server, until the line drops."""
        with suppress(OSError):
            while data := client.recv(CHUNK):
                passed, drops = self._count(len(data))
                server.sendall(data[:passed])
                if drops:
                    self._drop(client, server)
                    return
            server.shutdown(socket.SHUT_WR)

    def _down(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(CHUNK):
                client.sendall(data)
            client.shutdown(socket.SHUT_RDWR)

    def _count(self, size: int) -> tuple[int, bool]:
        """How much of this goes through, and whether the line drops after it."""
        with self._lock:
            if 0 <= self._left < size:
                passed, self._left = self._left, self._after.pop(0) if self._after else -1
                self.sent += passed
                self.dropped += 1
                return passed, True
            self._left -= size if self._left >= 0 else 0
            self.sent += size
            return size, False

    def _drop(self, client: socket.socket, server: socket.socket) -> None:
        """Mostly the server sees an end too early, one time in four the connection is torn down with what was under way."""
        if self._chance.random() < 0.25:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        for end in (server, client):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
