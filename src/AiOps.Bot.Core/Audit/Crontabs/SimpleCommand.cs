using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One program that a command line starts, with its arguments.</summary>
internal sealed record SimpleCommand(CommandWord Program, ImmutableArray<CommandWord> Arguments)
{
    /// <summary>Words that a shell reads before a program's name.</summary>
    private static readonly HashSet<string> Openers = ["if", "then", "else", "elif", "while", "until", "do", "!", "{", "time", "exec", "command", "nohup", "setsid", "env", "chronic"];

    /// <summary>Programs that run another one given in their arguments, with the options of theirs that take a value.</summary>
    private static readonly Dictionary<string, string> Wrappers = new(StringComparer.Ordinal)
    {
        ["nice"] = "-n", ["ionice"] = "-c -n", ["timeout"] = "-s -k", ["flock"] = "-w -E", ["sudo"] = "-u -g", ["cronic"] = "", ["systemd-cat"] = "-t -p", ["runuser"] = "-u",
    };

    /// <summary>All programs of a command line, wrappers and what they wrap alike.</summary>
    public static IEnumerable<SimpleCommand> In(string command)
    {
        var words = new List<CommandWord>();
        foreach (var word in CommandWords.Split(command))
        {
            if (word.EndsCommand)
            {
                foreach (var found in From(words))
                {
                    yield return found;
                }

                words.Clear();
            }
            else
            {
                words.Add(word);
            }
        }

        foreach (var found in From(words))
        {
            yield return found;
        }
    }

    private static IEnumerable<SimpleCommand> From(List<CommandWord> words)
    {
        var rest = words.SkipWhile(w => !w.IsOperator && (Openers.Contains(w.Text) || IsAssignment(w))).ToList();
        while (rest.Count > 0 && !rest[0].IsOperator)
        {
            var command = new SimpleCommand(rest[0], [.. WithoutRedirections(rest.Skip(1))]);
            yield return command;
            rest = Wrapped(command);
        }
    }

    private static List<CommandWord> Wrapped(SimpleCommand command)
    {
        if (!Wrappers.TryGetValue(command.Program.Text[(command.Program.Text.LastIndexOf('/') + 1)..], out var valued))
        {
            return [];
        }

        var arguments = command.Arguments.ToList();
        while (arguments.Count > 0 && arguments[0].Text.StartsWith('-'))
        {
            arguments.RemoveRange(0, Math.Min(arguments.Count, valued.Split(' ').Contains(arguments[0].Text) ? 2 : 1));
        }

        // flock and timeout have one argument of their own: the lock file, the duration.
        if (command.Program.Text.EndsWith("flock", StringComparison.Ordinal) || command.Program.Text.EndsWith("timeout", StringComparison.Ordinal))
        {
            arguments = [.. arguments.Skip(1).SkipWhile(a => a.Text is "-c")];
        }

        return [.. arguments.SkipWhile(IsAssignment)];
    }

    private static IEnumerable<CommandWord> WithoutRedirections(IEnumerable<CommandWord> words)
    {
        var skip = false;
        foreach (var word in words)
        {
            if (!word.IsOperator && !skip)
            {
                yield return word;
            }

            skip = word.IsOperator;
        }
    }

    private static bool IsAssignment(CommandWord word)
    {
        var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && word.Text[..equals].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }
}
