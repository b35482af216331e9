/*
 * visitors: a bounded load of visits to a server on loopback, from one thread.
 *
 *     visitors tcp PORT COUNT [key=value ...]     each visit: connect, read to the end, close
 *     visitors udp PORT COUNT [key=value ...]     each visit: one datagram, one answer
 *
 *     open=N      visits in flight at once (256); without rate the load is closed-loop
 *     rate=N      visits a second, due at fixed times; latency counts from when a visit was due, so a server that
 *                 stalls cannot hide the wait of those behind it
 *     sources=N   client addresses, from 127.1.0.0 upwards (1000): keeps clear of port exhaustion
 *     first=N     leaves out so many of these addresses: 127.1.0.0 + N is the first (0)
 *     seconds=N   stops after so long, whatever is done by then (60)
 *     bytes=N     size of a datagram (32)
 *     refused=1   a visit that is closed or reset without a byte counts as one, not as a failure (0)
 *     say=TEXT    what the visitor sends once connected; \\r and \\n as such (nothing)
 *
 * Only 127.0.0.0/8 is ever talked to. The result is one line of JSON: visits, failed, seconds, per_second, and the
 * latency in microseconds (p50, p99, max).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_OPEN 16384
#define BUCKETS 4096

static uint64_t open_max = 256, rate, sources = 1000, seconds_max = 60, datagram_bytes = 32, refused, first;
static uint64_t total, port;
static char say[1024];
static size_t say_length;
static uint64_t started, finished, failed;
static uint64_t latency_count[BUCKETS], latency_max;

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t) t.tv_sec * 1000000000u + (uint64_t) t.tv_nsec;
}

/* Buckets of 1/32 of an octave above 32 us, of 1 us below: about 2 % wide. */
static unsigned bucket_of(uint64_t us) {
    if (us < 32) return (unsigned) us;
    unsigned octave = 63 - (unsigned) __builtin_clzll(us);
    unsigned index = 32 + (octave - 5) * 32 + (unsigned) ((us >> (octave - 5)) & 31);
    return index < BUCKETS ? index : BUCKETS - 1;
}

static uint64_t bucket_floor(unsigned index) {
    if (index < 32) return index;
    unsigned octave = (index - 32) / 32 + 5;
    return (32ull + (index - 32) % 32) << (octave - 5);
}

static void record(uint64_t ns) {
    uint64_t us = ns / 1000;
    latency_count[bucket_of(us)]++;
    if (us > latency_max) latency_max = us;
}

static uint64_t percentile(double share) {
    uint64_t wanted = (uint64_t) (share * (double) finished), seen = 0;
    for (unsigned i = 0; i < BUCKETS; i++) {
        seen += latency_count[i];
        if (seen > wanted) return bucket_floor(i);
    }
    return latency_max;
}

static struct sockaddr_in loopback(uint32_t host, uint16_t p) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(p), .sin_addr.s_addr = htonl(host)};
    return a;
}

static struct sockaddr_in source(uint64_t visit) {
    return loopback(0x7f010000u + (uint32_t) (first + visit % sources), 0);
}

static uint64_t due[MAX_OPEN * 2]; /* by file descriptor */

static int begin_visit(int loop, uint64_t due_at) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd < 0 || fd >= MAX_OPEN * 2) {
        if (fd >= 0) close(fd);
        return 0;
    }
    int one = 1;
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    struct sockaddr_in from = source(started), to = loopback(INADDR_LOOPBACK, (uint16_t) port);
    struct epoll_event interest = {.events = EPOLLIN | EPOLLRDHUP | (say_length ? EPOLLOUT : 0), .data.fd = fd};
    due[fd] = due_at;
    if (bind(fd, (struct sockaddr *) &from, sizeof from) < 0
        || (connect(fd, (struct sockaddr *) &to, sizeof to) < 0 && errno != EINPROGRESS)
        || epoll_ctl(loop, EPOLL_CTL_ADD, fd, &interest) < 0) {
        close(fd);
        failed++;
    }
    started++;
    return 1;
}

/* Connected: says its line, and from then on only listens. */
static void speak(int loop, int fd) {
    struct epoll_event interest = {.events = EPOLLIN | EPOLLRDHUP, .data.fd = fd};
    if (send(fd, say, say_length, MSG_NOSIGNAL) == (ssize_t) say_length) epoll_ctl(loop, EPOLL_CTL_MOD, fd, &interest);
}

/* Reads to the end; the server closed first, so the TIME_WAIT is its. */
static void hear(int fd) {
    static char buffer[65536];
    static uint32_t heard[MAX_OPEN * 2];
    for (;;) {
        ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        if (n > 0) {
            heard[fd] += (uint32_t) n;
            continue;
        }
        if (n < 0 && errno == EAGAIN) return;
        if (refused || (n == 0 && heard[fd] > 0)) {
            record(now_ns() - due[fd]);
            finished++;
        } else {
            failed++;
        }
        heard[fd] = 0;
        close(fd);
        return;
    }
}

static double run_tcp(void) {
    int loop = epoll_create1(0);
    struct epoll_event ready[512];
    uint64_t begin = now_ns(), end = begin + seconds_max * 1000000000u;
    while (finished + failed < total && now_ns() < end) {
        uint64_t now = now_ns();
        while (started < total && started - finished - failed < open_max) {
            uint64_t due_at = rate ? begin + started * 1000000000u / rate : now;
            if (due_at > now || !begin_visit(loop, due_at)) break;
        }
        int n = epoll_wait(loop, ready, 512, rate ? 0 : 100);
        for (int i = 0; i < n; i++) {
            if (ready[i].events & EPOLLOUT) speak(loop, ready[i].data.fd);
            if (ready[i].events & ~(uint32_t) EPOLLOUT) hear(ready[i].data.fd);
        }
    }
    return (double) (now_ns() - begin) / 1e9;
}

static double run_udp(void) {
    static char payload[65536], buffer[65536];
    static uint64_t sent_at[1 << 20];
    int fd = socket(AF_INET, SOCK_DGRAM, 0), size = 8 << 20, one = 1;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
    setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &one, sizeof one);
    struct sockaddr_in any = loopback(INADDR_ANY, 0), to = loopback(INADDR_LOOPBACK, (uint16_t) port);
    if (bind(fd, (struct sockaddr *) &any, sizeof any) < 0) return 0;
    if (sources > (1 << 20)) sources = 1 << 20;
    uint64_t begin = now_ns(), end = begin + seconds_max * 1000000000u, progress = begin;
    while (finished + failed < total) {
        uint64_t now = now_ns();
        if (now > end) break;
        if (started < total && started - finished - failed < open_max
            && (!rate || begin + started * 1000000000u / rate <= now)) {
            char control[CMSG_SPACE(sizeof(struct in_pktinfo))] = {0};
            struct iovec part = {payload, datagram_bytes};
            struct msghdr message = {.msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &part, .msg_iovlen = 1,
                                     .msg_control = control, .msg_controllen = sizeof control};
            struct cmsghdr *c = CMSG_FIRSTHDR(&message);
            c->cmsg_level = IPPROTO_IP;
            c->cmsg_type = IP_PKTINFO;
            c->cmsg_len = CMSG_LEN(sizeof(struct in_pktinfo));
            struct in_pktinfo info = {.ipi_spec_dst = source(started).sin_addr};
            memcpy(CMSG_DATA(c), &info, sizeof info);
            sent_at[started % sources] = now;
            if (sendmsg(fd, &message, 0) < 0) failed++;
            started++;
        }
        for (;;) {
            char control[256];
            struct iovec part = {buffer, sizeof buffer};
            struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                                     .msg_controllen = sizeof control};
            if (recvmsg(fd, &message, MSG_DONTWAIT) < 0) break;
            finished++;
            progress = now_ns();
            struct cmsghdr *c = CMSG_FIRSTHDR(&message);
            if (c && c->cmsg_type == IP_PKTINFO) {
                struct in_pktinfo info;
                memcpy(&info, CMSG_DATA(c), sizeof info);
                record(progress - sent_at[(ntohl(info.ipi_addr.s_addr) - 0x7f010000u - (uint32_t) first) % sources]);
            }
        }
        if (now_ns() - progress > 200000000u && started - finished - failed > 0) {
            failed = started - finished; /* lost on the way: 200 ms without any answer */
            progress = now_ns();
        }
    }
    return (double) (now_ns() - begin) / 1e9;
}

static void set_say(const char *text) {
    for (; *text && say_length < sizeof say; text++) {
        int escape = text[0] == '\\' && (text[1] == 'r' || text[1] == 'n');
        say[say_length++] = !escape ? *text : *++text == 'r' ? '\r' : '\n';
    }
}

static void option(const char *text) {
    if (strncmp(text, "say=", 4) == 0) {
        set_say(text + 4);
        return;
    }
    struct { const char *name; uint64_t *value; } known[] = {{"open=", &open_max}, {"rate=", &rate},
        {"sources=", &sources}, {"seconds=", &seconds_max}, {"bytes=", &datagram_bytes}, {"refused=", &refused},
        {"first=", &first}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t length = strlen(known[i].name);
        if (strncmp(text, known[i].name, length) == 0) {
            *known[i].value = strtoull(text + length, NULL, 10);
            return;
        }
    }
    fprintf(stderr, "visitors: unknown option %s\n", text);
    exit(2);
}

int main(int argc, char **argv) {
    if (argc < 4 || (strcmp(argv[1], "tcp") && strcmp(argv[1], "udp"))) {
        fprintf(stderr, "usage: visitors tcp|udp PORT COUNT [open=N] [rate=N] [sources=N] [seconds=N] [first=N] [bytes=N] [refused=1] [say=TEXT]\n");
        return 2;
    }
    port = strtoull(argv[2], NULL, 10);
    total = strtoull(argv[3], NULL, 10);
    for (int i = 4; i < argc; i++) option(argv[i]);
    if (open_max > MAX_OPEN) open_max = MAX_OPEN;
    if (sources == 0 || sources > 0xFEFFFFu || first > 0xFEFFFFu - sources || datagram_bytes > 65000) {
        fprintf(stderr, "visitors: sources must be 1 to 16711679, with first no more, bytes at most 65000\n");
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    double seconds = strcmp(argv[1], "tcp") ? run_udp() : run_tcp();
    printf("{\"visits\":%llu,\"failed\":%llu,\"seconds\":%.3f,\"per_second\":%.0f,\"p50\":%llu,\"p99\":%llu,\"max\":%llu}\n",
           (unsigned long long) finished, (unsigned long long) failed, seconds, (double) finished / seconds,
           (unsigned long long) percentile(0.50), (unsigned long long) percentile(0.99),
           (unsigned long long) latency_max);
    return finished > 0 ? 0 : 1;
}
