using System.Buffers;
using System.Globalization;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Reads out of a line, word by word, what goes into the traits of its session.</summary>
internal ref struct LineTraits
{
    private const int MostWords = 200;
    private const string Around = "[](){}<>,;:\"'=";

    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    private long _failed;
    private double _seconds;
    private double _bytes;
    private ulong _addresses;
    private ulong _users;
    private ulong _firstUser;
    private ulong _firstAddress;
    private LogSeverity _severity;

    public static SessionTraits Of(ReadOnlySpan<char> line, long time)
    {
        var traits = new LineTraits();
        traits.Read(line);
        return new()
        {
            Began = time, Ended = time, Characters = line.Length, FailedRequests = Math.Min(1, traits._failed), Seconds = traits._seconds, Bytes = traits._bytes,
            Errors = traits._severity is LogSeverity.Error or LogSeverity.Critical ? 1 : 0, Warnings = traits._severity == LogSeverity.Warning ? 1 : 0,
            Addresses = traits._addresses, Users = traits._users, Actor = traits._firstUser != 0 ? traits._firstUser : traits._firstAddress,
        };
    }

    private void Read(ReadOnlySpan<char> line)
    {
        var before = ReadOnlySpan<char>.Empty;
        var words = 0;
        foreach (var range in line.SplitAny(" \t="))
        {
            var word = line[range].Trim(Around);
            if (word.IsEmpty)
            {
                continue;
            }

            Take(word, before);
            before = word;
            if (++words == MostWords)
            {
                return;
            }
        }
    }

    private void Take(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (_severity == LogSeverity.Unknown && !word.ContainsAnyInRange('a', 'z'))
        {
            _severity = SeverityWords.Of(word);
        }

        if (char.IsAsciiDigit(word[0]))
        {
            TakeNumber(word, before);
            return;
        }

        if (before.Equals("user", StringComparison.OrdinalIgnoreCase) || before.Equals("username", StringComparison.OrdinalIgnoreCase) || before.Equals("principal", StringComparison.OrdinalIgnoreCase))
        {
            _users |= BitOf(word, ref _firstUser);
        }
        else if (char.IsAsciiDigit(before.IsEmpty ? ' ' : before[0]))
        {
            TakeUnit(before, word);
        }
    }

    private void TakeNumber(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.Length == 3 && word[0] is '4' or '5' && !word.ContainsAnyExceptInRange('0', '9'))
        {
            _failed += before.StartsWith("HTTP/", StringComparison.Ordinal) || before.EndsWith("status", StringComparison.OrdinalIgnoreCase) || before.EndsWith("code", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            return;
        }

        if (word.Count('.') == 3)
        {
            var port = word.IndexOf(':');
            _addresses |= BitOf(port < 0 ? word : word[..port], ref _firstAddress);
            return;
        }

        var unit = word.IndexOfAnyExcept(Decimal);
        if (unit > 0)
        {
            TakeUnit(word[..unit], word[unit..]);
        }
    }

    private void TakeUnit(ReadOnlySpan<char> number, ReadOnlySpan<char> unit)
    {
        if (unit.Length > 7 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1e15)
        {
            return;
        }

        Span<char> lower = stackalloc char[unit.Length];
        unit.ToLowerInvariant(lower);
        _seconds += value * TraitUnits.Seconds(lower);
        _bytes += value * TraitUnits.Bytes(lower);
    }

    private static ulong BitOf(ReadOnlySpan<char> word, ref ulong first)
    {
        var hash = TextHash.Of(word);
        first = first == 0 ? hash : first;
        return 1UL << (int)(hash >> 58);
    }
}
