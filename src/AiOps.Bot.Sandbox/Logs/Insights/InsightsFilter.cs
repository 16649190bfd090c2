using System.Text.RegularExpressions;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>Reads a filter's condition: or binds less than and, not binds most.</summary>
internal sealed partial class InsightsFilter
{
    private readonly List<string> _tokens;
    private int _at;

    private InsightsFilter(List<string> tokens) => _tokens = tokens;

    public static Func<string, string, string, bool> Parse(string text)
    {
        var tokens = Token().Matches(text).Select(m => m.Value).ToList();
        var filter = new InsightsFilter(tokens);
        var condition = filter.Or();
        return filter._at == tokens.Count && Token().Replace(text, "").Trim().Length == 0 ? condition : throw Malformed(text);
    }

    public static AwsErrorException Malformed(string near) =>
        new("MalformedQueryException", $"unexpected symbol found near '{(near.Length > 40 ? near[..40] : near)}'");

    private Func<string, string, string, bool> Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (one, other) = (left, And());
            left = (m, s, l) => one(m, s, l) || other(m, s, l);
        }

        return left;
    }

    private Func<string, string, string, bool> And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (one, other) = (left, Not());
            left = (m, s, l) => one(m, s, l) && other(m, s, l);
        }

        return left;
    }

    private Func<string, string, string, bool> Not()
    {
        if (Take("not"))
        {
            var inner = Not();
            return (m, s, l) => !inner(m, s, l);
        }

        if (Take("("))
        {
            var inner = Or();
            Require(")");
            return inner;
        }

        return Take("strcontains") ? Contains() : Equal();
    }

    private Func<string, string, string, bool> Contains()
    {
        Require("(");
        var lower = Take("tolower");
        if (lower)
        {
            Require("(");
        }

        var field = Field();
        if (lower)
        {
            Require(")");
        }

        Require(",");
        var text = Text();
        Require(")");
        Require("=");
        Require("1");
        return (m, s, l) => (lower ? field(m, s, l).ToLowerInvariant() : field(m, s, l)).Contains(text, StringComparison.Ordinal);
    }

    private Func<string, string, string, bool> Equal()
    {
        var field = Field();
        Require("=");
        var text = Text();
        return (m, s, l) => field(m, s, l) == text;
    }

    private Func<string, string, string, string> Field() => Next() switch
    {
        "@message" => (m, _, _) => m,
        "@logStream" => (_, s, _) => s,
        "@log" => (_, _, l) => l,
        var other => throw Malformed(other),
    };

    private string Text() => Next() is ['"', .., '"'] literal ? Escaped().Replace(literal[1..^1], "$1") : throw Malformed("a string is expected");

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Malformed("the end");

    private bool Take(string token)
    {
        var there = _at < _tokens.Count && _tokens[_at] == token;
        _at += there ? 1 : 0;
        return there;
    }

    private void Require(string token)
    {
        if (!Take(token))
        {
            throw Malformed(_at < _tokens.Count ? _tokens[_at] : "the end");
        }
    }

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|@[A-Za-z]+|[A-Za-z]+|[0-9]+|[(),=]")]
    private static partial Regex Token();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escaped();
}
