package fi.ideapolku.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a request than it may be long, whatever it says of its length and whoever reads it: the engine's own interface knows
 * no limit. Files have the limit of their own kind.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

    private final long limit;
    private final long fileLimit;

    BodyLimitFilter(
            @Value("${ideapolku.max-body}") DataSize limit,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize fileLimit) {
        this.limit = limit.toBytes();
        this.fileLimit = fileLimit.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var most = type != null && type.startsWith("multipart/") ? fileLimit : limit;
        if (request.getContentLengthLong() > most) {
            response.setHeader("Connection", "close");
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Counted(request, most), response);
    }

    /** A request that did not say how long it is. */
    private static class Counted extends HttpServletRequestWrapper {

        private final long most;
        private ServletInputStream counted;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new CountedStream(super.getInputStream(), most);
            }
            return counted;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    /** Fails where the limit is passed. */
    private static class CountedStream extends ServletInputStream {

        private final ServletInputStream source;
        private long left;

        CountedStream(ServletInputStream source, long most) {
            this.source = source;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(source.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = source.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new IOException("The request is too long");
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
