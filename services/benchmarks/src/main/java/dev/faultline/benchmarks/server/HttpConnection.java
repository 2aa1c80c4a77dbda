package dev.faultline.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * One connection of HTTP/1.1 that stays open, one request at a time. It costs its process a write and a read or two for
 * each request, so that on a small machine it is the server that is measured. For one thread.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MAX_LINE = 32 * 1024;
    private static final int MAX_BODY = 256 * 1024 * 1024;
    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");

    private final Socket socket = new Socket();
    private final InputStream in;
    private byte[] sent = new byte[64 * 1024];
    private byte[] body = new byte[64 * 1024];
    private int bodyLength;
    private final byte[] line = new byte[MAX_LINE];

    /**
     * Connects to this machine.
     *
     * @param patience how long to wait for an answer before the call fails
     */
    public HttpConnection(int port, Duration patience) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /** Gets a path with its query; gives the status. */
    public int get(String path) throws IOException {
        byte[] head = ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n");
        socket.getOutputStream().write(head);
        return answer();
    }

    /** Posts JSON; gives the status. */
    public int post(String path, byte[] json) throws IOException {
        byte[] head = ascii("POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + json.length);
        int length = head.length + END_OF_HEAD.length + json.length;
        if (sent.length < length) {
            sent = new byte[length * 2];
        }
        // In one write, lest the head travels alone.
        System.arraycopy(head, 0, sent, 0, head.length);
        System.arraycopy(END_OF_HEAD, 0, sent, head.length, END_OF_HEAD.length);
        System.arraycopy(json, 0, sent, head.length + END_OF_HEAD.length, json.length);
        socket.getOutputStream().write(sent, 0, length);
        return answer();
    }

    /** The body of the last answer. */
    public String text() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    /** How many bytes the body of the last answer has. */
    public int bodyLength() {
        return bodyLength;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Whatever was to be read from it was read.
        }
    }

    private int answer() throws IOException {
        int status = status(readLine());
        long length = -1;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            }
        }
        bodyLength = 0;
        if (chunked) {
            readChunks();
        } else if (length >= 0) {
            readBody(length);
        } else if (status != 204) {
            throw new IOException("an answer without a length");
        }
        return status;
    }

    private static int status(String statusLine) throws IOException {
        if (!statusLine.matches("HTTP/1\\.1 [1-5][0-9][0-9].*")) {
            throw new IOException("no answer of HTTP/1.1: " + statusLine);
        }
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    private void readChunks() throws IOException {
        while (true) {
            int length = Integer.parseInt(readLine().split(";", 2)[0].strip(), 16);
            if (length == 0) {
                while (!readLine().isEmpty()) {
                    // Trailers say nothing here.
                }
                return;
            }
            readBody(length);
            readLine();
        }
    }

    private void readBody(long length) throws IOException {
        if (bodyLength + length > MAX_BODY) {
            throw new IOException("an answer of more than " + MAX_BODY + " bytes");
        }
        int end = (int) (bodyLength + length);
        if (end > body.length) {
            body = Arrays.copyOf(body, end * 2);
        }
        if (in.readNBytes(body, bodyLength, (int) length) < length) {
            throw new EOFException("the connection ended within an answer");
        }
        bodyLength = end;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended where an answer was to come");
            }
            if (length == MAX_LINE) {
                throw new IOException("a line of more than " + MAX_LINE + " bytes in the head of an answer");
            }
            line[length++] = (byte) next;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
