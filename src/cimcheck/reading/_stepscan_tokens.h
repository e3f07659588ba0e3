/* The tokens of a STEP file: white space, comments, strings, numbers, keywords. Included by _stepscan.c alone, so that
 * all of it can be inlined. Each function takes where it is and where the data ends, and gives where it has come to. */

#ifndef CIMCHECK_STEPSCAN_TOKENS_H
#define CIMCHECK_STEPSCAN_TOKENS_H

#include "_stepscan.h"

#include <stdlib.h>
#include <string.h>

typedef const uint8_t *bytes;

enum { C_OTHER, C_SPACE, C_DIGIT, C_LETTER };
static const uint8_t class_of[256] = {
    [' '] = C_SPACE, ['\t'] = C_SPACE, ['\n'] = C_SPACE, ['\r'] = C_SPACE, ['\f'] = C_SPACE, ['\v'] = C_SPACE,
    ['0'] = C_DIGIT, ['1'] = C_DIGIT, ['2'] = C_DIGIT, ['3'] = C_DIGIT, ['4'] = C_DIGIT,
    ['5'] = C_DIGIT, ['6'] = C_DIGIT, ['7'] = C_DIGIT, ['8'] = C_DIGIT, ['9'] = C_DIGIT, ['_'] = C_LETTER,
    ['A'] = C_LETTER, ['B'] = C_LETTER, ['C'] = C_LETTER, ['D'] = C_LETTER, ['E'] = C_LETTER, ['F'] = C_LETTER,
    ['G'] = C_LETTER, ['H'] = C_LETTER, ['I'] = C_LETTER, ['J'] = C_LETTER, ['K'] = C_LETTER, ['L'] = C_LETTER,
    ['M'] = C_LETTER, ['N'] = C_LETTER, ['O'] = C_LETTER, ['P'] = C_LETTER, ['Q'] = C_LETTER, ['R'] = C_LETTER,
    ['S'] = C_LETTER, ['T'] = C_LETTER, ['U'] = C_LETTER, ['V'] = C_LETTER, ['W'] = C_LETTER, ['X'] = C_LETTER,
    ['Y'] = C_LETTER, ['Z'] = C_LETTER,
    ['a'] = C_LETTER, ['b'] = C_LETTER, ['c'] = C_LETTER, ['d'] = C_LETTER, ['e'] = C_LETTER, ['f'] = C_LETTER,
    ['g'] = C_LETTER, ['h'] = C_LETTER, ['i'] = C_LETTER, ['j'] = C_LETTER, ['k'] = C_LETTER, ['l'] = C_LETTER,
    ['m'] = C_LETTER, ['n'] = C_LETTER, ['o'] = C_LETTER, ['p'] = C_LETTER, ['q'] = C_LETTER, ['r'] = C_LETTER,
    ['s'] = C_LETTER, ['t'] = C_LETTER, ['u'] = C_LETTER, ['v'] = C_LETTER, ['w'] = C_LETTER, ['x'] = C_LETTER,
    ['y'] = C_LETTER, ['z'] = C_LETTER,
};

static inline int is_space(uint8_t c) { return class_of[c] == C_SPACE; }
static inline int is_digit(uint8_t c) { return class_of[c] == C_DIGIT; }
static inline int is_word(uint8_t c) { return class_of[c] >= C_DIGIT; }
static inline int is_hex(uint8_t c) { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/* Room for one more; 0 when memory is short. */
static int room(scan *s, void *column, uint64_t count, uint64_t *have, size_t width)
{
    if (count < *have) return 1;
    uint64_t want = *have ? *have * 2 : 1024;
    void *bigger = realloc(*(void **)column, (size_t)want * width);
    if (!bigger) { s->seen |= NO_MEMORY; return 0; }
    *(void **)column = bigger;
    *have = want;
    return 1;
}

static void add_issue(scan *s, int code, int argument, bytes begin, bytes end)
{
    if (s->issues >= s->limit.max_issues) { s->seen |= STOPPED; return; }
    if (!room(s, &s->issue, s->issues, &s->issue_room, sizeof(issue))) return;
    uint64_t from = (uint64_t)(begin - s->data), to = (uint64_t)(end - s->data);
    s->issue[s->issues++] = (issue){code, argument, s->current, from, to, argument < 0 ? from : s->argument_begin, to};
}

/* Past white space and comments. NULL: a comment never ends. */
static bytes skip(scan *s, bytes p, bytes end)
{
    for (;;) {
        while (p < end && is_space(*p)) p++;
        if (p + 1 >= end || p[0] != '/' || p[1] != '*') return p;
        bytes q = p + 2;
        for (;;) {
            q = q < end ? memchr(q, '*', (size_t)(end - q)) : NULL;
            if (!q || q + 1 >= end) { add_issue(s, ISSUE_COMMENT, -1, p, end); return NULL; }
            if (q[1] == '/') break;
            q++;
        }
        p = q + 2;
    }
}

/* Past one escape that begins at the backslash p; `fine` is cleared where it is not one of ISO 10303-21, and `shifted`
 * counts the escapes that stand for one byte above 127. */
static bytes escape(bytes p, bytes end, int *fine, int *shifted)
{
    ptrdiff_t left = end - p;
    if (left >= 2 && p[1] == '\\') return p + 2;
    if (left >= 3 && p[2] == '\\' && (p[1] == 'N' || p[1] == 'F')) return p + 3;
    if (left >= 4 && p[1] == 'S' && p[2] == '\\') {
        ++*shifted;
        if (p[3] != '\'') { *fine &= p[3] >= 0x20 && p[3] < 0x7f; return p + 4; }
        *fine = 0;  /* an apostrophe here may or may not end the string: read as one that does not when text follows */
        if (left >= 5 && p[4] != ',' && p[4] != ')' && !is_space(p[4])) return p + (p[4] == '\'' ? 5 : 4);
        return p + 3;
    }
    if (left >= 4 && p[1] == 'P' && p[2] >= 'A' && p[2] <= 'I' && p[3] == '\\') return p + 4;
    if (left >= 5 && p[1] == 'X' && p[2] == '\\' && is_hex(p[3]) && is_hex(p[4])) {
        *shifted += p[3] >= '8';
        return p + 5;
    }
    if (left >= 4 && p[1] == 'X' && (p[2] == '2' || p[2] == '4') && p[3] == '\\') {
        int width = p[2] == '2' ? 4 : 8;
        bytes q = p + 4;
        while (q < end && is_hex(*q)) {
            if (width == 4 && (q - p - 4) % 4 == 0 && (*q | 32) == 'd' && q + 1 < end && q[1] > '7') *fine = 0;
            q++;
        }
        if ((q - p - 4) % width || end - q < 4 || memcmp(q, "\\X0\\", 4)) { *fine = 0; return q; }
        return q + 4;
    }
    *fine = 0;
    return p + 1;
}

#define ONES 0x0101010101010101ull
#define HIGH 0x8080808080808080ull

/* Eight bytes of text in which nothing needs a look: no quote, backslash, control or raw byte. */
static inline int plain(bytes p)
{
    uint64_t w;
    memcpy(&w, p, 8);
    uint64_t quote = w ^ (ONES * '\''), slash = w ^ (ONES * '\\');
    return !((((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) | (w - ONES * 0x20) | w) & HIGH);
}

/* Past the closing quote of the string whose opening quote is at p. NULL: it never ends. */
static bytes string(scan *s, bytes p, bytes end, int argument)
{
    bytes start = p++;
    int fine = 1, raw = 0, nul = 0, shifted = 0;
    for (;;) {
        while (end - p >= 8 && plain(p)) p += 8;
        if (p >= end) return NULL;
        uint8_t c = *p;
        if (c == '\'') {
            if (p + 1 >= end || p[1] != '\'') break;
            p += 2;
        } else if (c == '\\') {
            p = escape(p, end, &fine, &shifted);
        } else {
            raw |= c >= 0x80;
            nul |= c == 0;
            p++;
        }
    }
    uint64_t length = (uint64_t)(p++ - start - 1);
    if (length > s->longest_string) s->longest_string = length;
    if (raw) add_issue(s, ISSUE_RAW, argument, start, p);
    if (!fine) add_issue(s, ISSUE_ESCAPE, argument, start, p);
    if (shifted > 1) add_issue(s, ISSUE_SHIFTED, argument, start, p);
    if (nul) add_issue(s, ISSUE_NUL, argument, start, p);
    if (length > s->limit.max_string) add_issue(s, ISSUE_LENGTH, argument, start, p);
    return p;
}

static inline int ends_value(bytes p, bytes end)
{
    return p >= end || *p == ',' || *p == ')' || *p == '(' || *p == ';' || *p == '\'' || *p == '/' || is_space(*p);
}

/* Decimal exponent of the first digit that is not zero; 0 for zero itself. */
static int64_t magnitude(bytes digits, bytes dot, bytes mantissa_end, int64_t exponent)
{
    bytes p = digits;
    while (p < mantissa_end && (*p == '0' || *p == '.')) p++;
    if (p >= mantissa_end) return 0;
    return exponent + (p < dot ? dot - p - 1 : dot - p);
}

static bytes number(scan *s, bytes p, bytes end, int argument, uint16_t *kind)
{
    bytes start = p;
    if (*p == '+' || *p == '-') p++;
    bytes digits = p;
    while (p < end && is_digit(*p)) p++;
    bytes dot = p;
    int64_t exponent = 0;
    int fine = dot > digits;
    *kind = KIND_INTEGER;
    if (p < end && *p == '.') {
        *kind = KIND_REAL;
        p++;
        while (p < end && is_digit(*p)) p++;
    }
    bytes mantissa_end = p;
    int lacks_zero = !fine && mantissa_end - dot > 1;
    if (p < end && (*p == 'E' || *p == 'e')) {
        *kind = KIND_REAL;
        p++;
        int minus = p < end && *p == '-';
        if (p < end && (*p == '+' || *p == '-')) p++;
        fine &= p < end && is_digit(*p);
        while (p < end && is_digit(*p)) {
            if (exponent < 100000) exponent = exponent * 10 + (*p - '0');
            p++;
        }
        if (minus) exponent = -exponent;
    }
    if ((!fine && !lacks_zero) || !ends_value(p, end)) {
        while (!ends_value(p, end)) p++;
        *kind = KIND_BAD;
        add_issue(s, ISSUE_NUMBER, argument, start, p);
        return p;
    }
    if (lacks_zero) {
        *kind = KIND_REAL;
        add_issue(s, ISSUE_NUMBER_FORM, argument, start, p);
    }
    if (exponent || mantissa_end - digits > 300) {
        int64_t size = magnitude(digits, dot, mantissa_end, exponent);
        if (size >= 308) add_issue(s, ISSUE_NUMBER, argument, start, p);
        else if (size < -322) add_issue(s, ISSUE_UNDERFLOW, argument, start, p);
    }
    return p;
}

static bytes digits(bytes p, bytes end, uint64_t *value)
{
    uint64_t v = 0;
    while (p < end && is_digit(*p)) {
        if (v < (1ull << 40)) v = v * 10 + (uint64_t)(*p - '0');
        p++;
    }
    *value = v;
    return p;
}

/* The row of a keyword in the table of types, whatever its case; -1 when it cannot be kept. */
static int64_t type_row(scan *s, bytes name, bytes name_end)
{
    char upper[NAME_MAX];
    size_t length = (size_t)(name_end - name);
    if (length >= NAME_MAX) return -1;
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        uint8_t c = name[i];
        if (c >= 'a' && c <= 'z') c = (uint8_t)(c - 32);
        upper[i] = (char)c;
        hash = (hash ^ c) * 16777619u;
    }
    hash ^= hash >> 15;
    for (uint32_t slot = hash & (2 * TYPES_MAX - 1);; slot = (slot + 1) & (2 * TYPES_MAX - 1)) {
        uint32_t row = s->type_slot[slot];
        if (row == 0) {
            if (s->types >= TYPES_MAX) return -1;
            type *t = &s->type[s->types];
            memcpy(t->name, upper, length);
            t->hash = hash;
            t->length = (uint32_t)length;
            t->least_arguments = UINT32_MAX;
            memset(t->least_items, 0xff, sizeof t->least_items);
            s->type_slot[slot] = (uint32_t)++s->types;
            return (int64_t)s->types - 1;
        }
        type *t = &s->type[row - 1];
        if (t->hash == hash && t->length == length && !memcmp(t->name, upper, length)) return row - 1;
    }
}

static int is_not_finite(bytes p, bytes end)
{
    static const char *const words[] = {"NAN", "INF", "INFINITY", "IND", "QNAN", "SNAN"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]), k = 0;
        if ((size_t)(end - p) != length) continue;
        while (k < length && (p[k] & 0xdf) == words[i][k]) k++;
        if (k == length) return 1;
    }
    return 0;
}

#endif
