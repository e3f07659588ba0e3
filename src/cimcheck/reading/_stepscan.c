/* Linear scan of a STEP file (ISO 10303-21) for the gate; loaded with ctypes, hence no Python.h.
 *
 * One pass, no recursion, no read outside of [data, data + size): every loop moves forward and looks at `end` first.
 * Nothing is believed of the file; what deviates becomes an issue with its place, and the caller decides what it means.
 */

#include "_stepscan.h"

#include <stdlib.h>
#include <string.h>

typedef const uint8_t *bytes;
typedef enum { FINE, BROKEN, BREAKS_OFF, STOP } outcome;

typedef struct {
    uint16_t *seen, *inner_seen;
    uint16_t allow, inner_allow;
    uint32_t commas;
    uint8_t need, typed;
    uint32_t type;
} frame;

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

/* ---- tokens ------------------------------------------------------------------------------------------------- */

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

/* ---- statements --------------------------------------------------------------------------------------------- */

static void value(scan *s, frame *f, uint16_t kind, int argument, bytes begin, bytes end)
{
    *f->seen |= kind;
    f->need = 0;
    if (s->allow_top && (kind & ~f->allow)) add_issue(s, ISSUE_KIND, argument, begin, end);
}

static void allow_argument(scan *s, frame *f, type *t, int argument)
{
    uint32_t column = argument < ARGS ? (uint32_t)argument : ARGS - 1;
    f->seen = &t->top[column];
    f->inner_seen = &t->inner[column];
    if (s->allow_top) {
        f->allow = s->allow_top[(size_t)f->type * ARGS + column];
        f->inner_allow = s->allow_inner[(size_t)f->type * ARGS + column];
    }
}

static void close_argument(scan *s, int argument, bytes p)
{
    for (; s->open_issue < s->issues; s->open_issue++) s->issue[s->open_issue].argument_end = (uint64_t)(p - s->data);
    if (s->range && (uint64_t)argument < s->range_room) {
        s->range[2 * argument] = s->argument_begin;
        s->range[2 * argument + 1] = (uint64_t)(p - s->data);
        s->counted = (uint64_t)argument + 1;
    }
}

static int add_reference(scan *s, uint64_t id, int argument)
{
    if (s->allow_top || s->range) return 1;  /* the first pass has them already */
    if (s->reference_room <= s->references) {
        uint64_t arguments = s->reference_room;
        if (!room(s, &s->reference_argument, s->references, &arguments, 1)) return 0;
        if (!room(s, &s->reference, s->references, &s->reference_room, sizeof *s->reference)) return 0;
    }
    s->reference[s->references] = (uint32_t)id;
    s->reference_argument[s->references++] = (uint8_t)(argument < 255 ? argument : 255);
    return 1;
}

/* The arguments of one statement; p is past the opening bracket and is moved past the closing one. */
static outcome arguments(scan *s, bytes *at, bytes end, uint32_t owner)
{
    frame stack[256];
    uint64_t deepest = s->limit.max_depth < 255 ? s->limit.max_depth : 255;
    uint64_t depth = 0;
    type *t = &s->type[owner];
    frame *f = stack;
    int argument = 0;
    bytes p = *at;
    *f = (frame){.type = owner, .need = 1, .allow = 0xffff, .inner_allow = 0xffff};
    allow_argument(s, f, t, 0);
    s->open_issue = s->issues;
    s->argument_begin = (uint64_t)(p - s->data);
#define FAIL(how) do { *at = p; return how; } while (0)
#define WANT_VALUE() do { if (!f->need) FAIL(BROKEN); } while (0)
    for (;;) {
        if (p >= end) FAIL(BREAKS_OFF);
        bytes begin = p;
        uint8_t c = *p;
        uint16_t kind;
        switch (c) {
        case ' ': case '\n': case '\r': case '\t': case '\f': case '\v':
            p++;
            continue;
        case '/':
            if (p + 1 >= end || p[1] != '*') FAIL(BROKEN);
            if (!(p = skip(s, p, end))) { p = end; FAIL(BREAKS_OFF); }
            continue;
        case ',':
            if (f->need) {
                value(s, f, KIND_BAD, argument, p, p);
                add_issue(s, ISSUE_EMPTY, argument, p, p);
            }
            f->need = 1;
            f->commas++;
            p++;
            if (depth == 0) {
                close_argument(s, argument++, begin);
                s->argument_begin = (uint64_t)(p - s->data);
                allow_argument(s, f, t, argument);
            }
            continue;
        case '(':
            WANT_VALUE();
            value(s, f, KIND_LIST, argument, p, p + 1);
            kind = 0;
            break;
        case ')': {
            uint32_t count = f->commas || !f->need ? f->commas + 1 : 0;
            if (f->need && f->commas) {
                value(s, f, KIND_BAD, argument, p, p);
                add_issue(s, ISSUE_EMPTY, argument, p, p);
            }
            p++;
            if (depth == 0) {
                if (count) close_argument(s, argument, begin);
                if (count < t->least_arguments) t->least_arguments = count;
                if (count > t->most_arguments) t->most_arguments = count;
                s->counted = count;
                *at = p;
                return FINE;
            }
            if (f->typed && count != 1) add_issue(s, ISSUE_VALUE_COUNT, argument, begin, p);
            if (depth == 1 && !f->typed) {
                uint32_t column = argument < ARGS ? (uint32_t)argument : ARGS - 1;
                if (count < t->least_items[column]) t->least_items[column] = count;
                if (count > t->most_items[column]) t->most_items[column] = count;
                if (s->allow_top && count > s->allow_items[(size_t)owner * ARGS + column])
                    add_issue(s, ISSUE_KIND, argument, begin, p);
            }
            f = &stack[--depth];
            continue;
        }
        case '\'':
            WANT_VALUE();
            if (!(p = string(s, p, end, argument))) { p = end; FAIL(BREAKS_OFF); }
            value(s, f, KIND_STRING, argument, begin, p);
            continue;
        case '#': {
            uint64_t id;
            WANT_VALUE();
            p = digits(p + 1, end, &id);
            if (p == begin + 1) {
                add_issue(s, ISSUE_TOKEN, argument, begin, p);
            } else if (id > INT32_MAX) {
                add_issue(s, ISSUE_ID, argument, begin, p);
            } else if (!add_reference(s, id, argument)) {
                FAIL(STOP);
            }
            value(s, f, KIND_REFERENCE, argument, begin, p);
            continue;
        }
        case '$': case '*':
            WANT_VALUE();
            p++;
            value(s, f, c == '$' ? KIND_NULL : KIND_DERIVED, argument, begin, p);
            continue;
        case '.':
            WANT_VALUE();
            if (p + 1 < end && is_digit(p[1])) {
                p = number(s, p, end, argument, &kind);
            } else {
                kind = KIND_ENUM;
                p++;
                while (p < end && is_word(*p)) p++;
                if (p < end && *p == '.' && p > begin + 1) {
                    p++;
                } else {
                    while (!ends_value(p, end)) p++;
                    kind = KIND_BAD;
                    add_issue(s, ISSUE_TOKEN, argument, begin, p);
                }
            }
            value(s, f, kind, argument, begin, p);
            continue;
        case '"':
            WANT_VALUE();
            p++;
            while (p < end && is_hex(*p)) p++;
            if (p >= end) FAIL(BREAKS_OFF);
            if (*p != '"') FAIL(BROKEN);
            p++;
            value(s, f, KIND_BINARY, argument, begin, p);
            continue;
        default:
            if (is_digit(c) || c == '-' || c == '+') {
                WANT_VALUE();
                p = number(s, p, end, argument, &kind);
                value(s, f, kind, argument, begin, p);
                continue;
            }
            if (class_of[c] != C_LETTER) FAIL(BROKEN);
            WANT_VALUE();
            while (p < end && is_word(*p)) p++;
            bytes word_end = p;
            if (!(p = skip(s, p, end))) { p = end; FAIL(BREAKS_OFF); }
            if (p >= end) FAIL(BREAKS_OFF);
            if (*p != '(') {
                add_issue(s, is_not_finite(begin, word_end) ? ISSUE_NUMBER : ISSUE_TOKEN, argument, begin, word_end);
                value(s, f, KIND_BAD, argument, begin, word_end);
                continue;
            }
            int64_t row = type_row(s, begin, word_end);
            if (row < 0) { add_issue(s, ISSUE_NAME, argument, begin, word_end); FAIL(STOP); }
            value(s, f, KIND_TYPED, argument, begin, word_end);
            kind = (uint16_t)(row + 1);
            break;
        }
        /* A bracket opens: a list (kind 0) or the value of a type (its row + 1). */
        if (depth >= deepest) { add_issue(s, ISSUE_DEPTH, argument, begin, p); FAIL(STOP); }
        frame *g = &stack[++depth];
        if (depth > s->deepest) s->deepest = depth;
        if (kind) {
            type *v = &s->type[kind - 1];
            v->values += !s->allow_top && !s->range;
            *g = (frame){.seen = &v->value_top, .inner_seen = &v->value_inner, .allow = 0xffff, .inner_allow = 0xffff,
                         .typed = 1, .type = kind - 1u};
            if (s->allow_top) {
                g->allow = s->allow_value[2 * (size_t)g->type];
                g->inner_allow = s->allow_value[2 * (size_t)g->type + 1];
            }
        } else {
            *g = (frame){.seen = f->inner_seen, .inner_seen = f->inner_seen, .allow = f->inner_allow,
                         .inner_allow = f->inner_allow};
        }
        g->need = 1;
        f = g;
        p++;
    }
}

/* `NAME(...)` at p; the row of its type in `row`. */
static outcome keyword_and_arguments(scan *s, bytes *at, bytes end, int64_t *row)
{
    bytes p = *at, begin = p;
    while (p < end && is_word(*p)) p++;
    *row = -1;
    if (p == begin) return p >= end ? BREAKS_OFF : BROKEN;
    bytes word_end = p;
    p = skip(s, p, end);
    if (!p || p >= end) { *at = end; return BREAKS_OFF; }
    if (*p != '(') { *at = p; return BROKEN; }
    *row = type_row(s, begin, word_end);
    *at = p + 1;
    if (*row < 0) { add_issue(s, ISSUE_NAME, -1, begin, word_end); return STOP; }
    return arguments(s, at, end, (uint32_t)*row);
}

/* `#id = NAME(...);` at *at. */
static outcome instance(scan *s, bytes *at, bytes end)
{
    bytes begin = *at, p;
    uint64_t id, references = s->references;
    int64_t row;
    p = digits(begin + 1, end, &id);
    if (p == begin + 1) { *at = p; return p >= end ? BREAKS_OFF : BROKEN; }
    p = skip(s, p, end);
    if (!p || p >= end) return BREAKS_OFF;
    *at = p;
    if (*p != '=') return BROKEN;
    p = skip(s, p + 1, end);
    if (!p || p >= end) return BREAKS_OFF;
    *at = p;
    if (id > INT32_MAX) { add_issue(s, ISSUE_ID, -1, begin, p); return STOP; }
    s->current = (int64_t)s->instances;
    if (s->instance_room <= s->instances + 1) {
        uint64_t a = s->instance_room, b = a, c = a, need = s->instances + 1;
        if (!room(s, &s->id, need, &a, sizeof *s->id) || !room(s, &s->type_of, need, &b, sizeof *s->type_of) ||
            !room(s, &s->offset, need, &c, sizeof *s->offset) ||
            !room(s, &s->first_reference, need, &s->instance_room, sizeof *s->first_reference))
            return STOP;
    }
    outcome how = keyword_and_arguments(s, at, end, &row);
    if (how == FINE) {
        p = skip(s, *at, end);
        if (!p || p >= end) how = BREAKS_OFF;
        else if (*p != ';') how = BROKEN;
        else *at = p + 1;
    }
    if (how != FINE) { s->references = references; return how; }
    if (s->references >= NOWHERE - 1 || s->instances >= NOWHERE - 2) { s->seen |= STOPPED; return STOP; }
    s->id[s->instances] = (uint32_t)id;
    s->type_of[s->instances] = (uint16_t)row;
    s->offset[s->instances] = (uint64_t)(begin - s->data);
    s->first_reference[s->instances] = (uint32_t)references;
    s->first_reference[++s->instances] = (uint32_t)s->references;
    s->type[row].instances++;
    if (id > s->max_id) s->max_id = id;
    s->current = -1;
    return FINE;
}

/* ---- sections ----------------------------------------------------------------------------------------------- */

static int starts(bytes p, bytes end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - p) >= length && !memcmp(p, word, length) &&
           ((size_t)(end - p) == length || !is_word(p[length]));
}

/* Past `word ;`; NULL when it is not there. */
static bytes keyword(scan *s, bytes p, bytes end, const char *word)
{
    if (!starts(p, end, word)) return NULL;
    p = skip(s, p + strlen(word), end);
    return p && p < end && *p == ';' ? p + 1 : NULL;
}

/* Where the next statement seems to begin after a broken one; always ahead of p. */
static bytes resume(bytes p, bytes end)
{
    for (; p < end; p++) {
        if (*p != '\n' && *p != ';') continue;
        bytes q = p + 1;
        while (q < end && is_space(*q)) q++;
        if (q < end && ((*q == '#' && q + 1 < end && is_digit(q[1])) || starts(q, end, "ENDSEC") ||
                        starts(q, end, "END-ISO-10303-21")))
            return q;
        if (q > p + 1) p = q - 1;
    }
    return end;
}

/* One broken or cut statement; past it, or NULL when the scan is over. */
static bytes recover(scan *s, outcome how, bytes begin, bytes p, bytes end)
{
    if (s->seen & (STOPPED | NO_MEMORY)) return NULL;
    if (how == STOP) return NULL;
    if (how == BREAKS_OFF) {
        s->unfinished = (uint64_t)(begin - s->data);
        return NULL;
    }
    add_issue(s, ISSUE_SYNTAX, -1, begin, p < end ? p + 1 : end);
    s->current = -1;
    return resume(p, end);
}

static bytes header_section(scan *s, bytes p, bytes end)
{
    while ((p = skip(s, p, end)) && p < end) {
        bytes next = keyword(s, p, end, "ENDSEC");
        if (next) { s->seen |= SEEN_HEADER_END; return next; }
        bytes begin = p;
        int64_t row;
        if (starts(p, end, "DATA")) return p;  /* the section was never closed; the caller sees it by SEEN_HEADER_END */
        outcome how = class_of[*p] == C_LETTER ? keyword_and_arguments(s, &p, end, &row) : BROKEN;
        if (how == FINE) {
            if (!room(s, &s->header, s->headers, &s->header_room, sizeof *s->header)) return NULL;
            s->header[s->headers++] = (uint64_t)(begin - s->data);
            p = skip(s, p, end);
            if (!p || p >= end) how = BREAKS_OFF;
            else if (*p++ != ';') how = BROKEN;
        }
        if (how != FINE && !(p = recover(s, how, begin, p, end))) return NULL;
    }
    return NULL;
}

static bytes data_section(scan *s, bytes p, bytes end)
{
    while ((p = skip(s, p, end)) && p < end) {
        bytes begin = p, next;
        outcome how;
        if (*p == '#') {
            how = instance(s, &p, end);
        } else if ((next = keyword(s, p, end, "ENDSEC"))) {
            s->seen |= SEEN_DATA_END;
            s->end_of_data = (uint64_t)(next - s->data);
            return next;
        } else if (starts(p, end, "END-ISO-10303-21")) {
            return p;
        } else {
            how = BROKEN;
        }
        if (how != FINE && !(p = recover(s, how, begin, p, end))) return NULL;
    }
    return NULL;
}

/* Past the opening of a data section, `DATA;` or `DATA(...);`. */
static bytes open_data(scan *s, bytes p, bytes end)
{
    bytes next = keyword(s, p, end, "DATA");
    int64_t row;
    if (next || !starts(p, end, "DATA")) return next;
    if (keyword_and_arguments(s, &p, end, &row) != FINE) return NULL;
    p = skip(s, p, end);
    return p && p < end && *p == ';' ? p + 1 : NULL;
}

/* Past a section of the third edition that says nothing about the building. */
static bytes other_section(scan *s, bytes p, bytes end)
{
    static const char *const sections[] = {"ANCHOR", "REFERENCE", "SIGNATURE"};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (!starts(p, end, sections[i])) continue;
        for (; p < end; p++)
            if (*p == 'E' && starts(p, end, "ENDSEC")) return keyword(s, p, end, "ENDSEC");
    }
    return NULL;
}

static void whole_file(scan *s)
{
    bytes p = s->data, end = s->data + s->size, next;
    s->current = -1;
    s->unfinished = UINT64_MAX;
    if (s->size >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) { s->seen |= SEEN_BOM; p += 3; }
    if (!(p = skip(s, p, end)) || !(next = keyword(s, p, end, "ISO-10303-21"))) return;
    s->seen |= SEEN_ISO;
    if (!(p = skip(s, next, end)) || !(next = keyword(s, p, end, "HEADER"))) return;
    s->seen |= SEEN_HEADER;
    p = header_section(s, next, end);
    while (p && (p = skip(s, p, end)) && p < end) {
        if ((next = keyword(s, p, end, "END-ISO-10303-21"))) {
            s->seen |= SEEN_END;
            p = next;
            while (p < end && (is_space(*p) || *p == 0x1a || *p == 0)) p++;
            if (p < end && (p = skip(s, p, end)) && p < end) s->seen |= SEEN_TRAILING;
            return;
        }
        if ((next = open_data(s, p, end))) {
            s->seen = (s->seen | SEEN_DATA) & ~(uint64_t)SEEN_DATA_END;
            p = data_section(s, next, end);
        } else if (!(p = other_section(s, p, end))) {
            add_issue(s, ISSUE_BETWEEN, -1, s->data, s->data);
        }
    }
}

/* ---- interface ---------------------------------------------------------------------------------------------- */

EXPORT void stepscan_free(scan *s)
{
    if (!s) return;
    free(s->id);
    free(s->type_of);
    free(s->offset);
    free(s->first_reference);
    free(s->reference);
    free(s->reference_argument);
    free(s->issue);
    free(s->type);
    free(s->type_slot);
    free(s->header);
    free(s->row_of);
    free(s->sorted);
    free(s);
}

/* Scan `size` bytes. NULL: no memory at all. The bytes must outlive the scan. */
EXPORT scan *stepscan_run(const uint8_t *data, uint64_t size, const limits *limit)
{
    scan *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->data = data;
    s->size = size;
    s->limit = *limit;
    s->type = calloc(TYPES_MAX, sizeof(type));
    s->type_slot = calloc(2 * TYPES_MAX, sizeof *s->type_slot);
    if (!s->type || !s->type_slot) { stepscan_free(s); return NULL; }
    whole_file(s);
    return s;
}

/* The keyword of the instance whose `#` is at p; NULL where there is none. */
static bytes after_id(scan *s, bytes p, bytes end)
{
    uint64_t id;
    p = skip(s, digits(p + 1, end, &id), end);
    return p && p < end && *p == '=' ? skip(s, p + 1, end) : NULL;
}

/* Begin and end of each top-level argument of the statement at `offset`; how many there are, at most `cap`. */
EXPORT uint64_t stepscan_arguments(scan *s, uint64_t offset, uint64_t *ranges, uint64_t cap)
{
    uint64_t issues = s->issues, count = 0;
    if (offset >= s->size) return 0;
    bytes p = s->data + offset, end = s->data + s->size;
    int64_t row;
    s->range = ranges;
    s->range_room = cap;
    s->counted = 0;
    if (*p == '#') p = after_id(s, p, end);
    if (p && p < end && keyword_and_arguments(s, &p, end, &row) == FINE) count = s->counted < cap ? s->counted : cap;
    s->range = NULL;
    s->issues = issues;
    return count;
}

/* Look again at the instances of the types in `wanted`; adds an issue for each value of a kind that is not allowed and
 * for each instance whose number of arguments is not `expected[type]`. Tables, per type and argument: allowed kinds, allowed
 * kinds inside of it, longest list; per type: allowed kinds of a value and inside of it. */
EXPORT void stepscan_check(scan *s, const uint8_t *wanted, const int32_t *expected, const uint16_t *top,
                           const uint16_t *inner, const uint32_t *items, const uint16_t *of_value)
{
    bytes end = s->data + s->size;
    uint64_t kept;
    s->allow_top = top;
    s->allow_inner = inner;
    s->allow_items = items;
    s->allow_value = of_value;
    for (uint64_t i = 0; i < s->instances && !(s->seen & STOPPED); i++) {
        uint32_t t = s->type_of[i];
        if (!wanted[t]) continue;
        bytes p = s->data + s->offset[i];
        uint64_t before = s->issues;
        int64_t row;
        s->current = (int64_t)i;
        if (!(p = after_id(s, p, end))) continue;
        bytes begin = p;
        if (keyword_and_arguments(s, &p, end, &row) != FINE) continue;
        kept = before;
        for (uint64_t k = before; k < s->issues; k++)  /* the first pass has told of the others */
            if (s->issue[k].code == ISSUE_KIND) s->issue[kept++] = s->issue[k];
        s->issues = kept;
        if (expected[t] >= 0 && s->counted != (uint64_t)expected[t]) add_issue(s, ISSUE_COUNT, -1, begin, p);
    }
    s->allow_top = s->allow_inner = s->allow_value = NULL;
    s->current = -1;
}

/* Line numbers, from 1, of ascending offsets. */
EXPORT void stepscan_lines(const uint8_t *data, uint64_t size, const uint64_t *offset, uint64_t *line, uint64_t count)
{
    bytes p = data, end = data + size;
    uint64_t n = 1;
    for (uint64_t i = 0; i < count; i++) {
        bytes stop = offset[i] < size ? data + offset[i] : end;
        while (p < stop) {
            bytes q = memchr(p, '\n', (size_t)(stop - p));
            if (!q) { p = stop; break; }
            n++;
            p = q + 1;
        }
        line[i] = n;
    }
}
