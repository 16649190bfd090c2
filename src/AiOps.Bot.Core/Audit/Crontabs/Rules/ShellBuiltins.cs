using System.Collections.Frozen;

namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>Words that the shell itself understands.</summary>
internal static class ShellBuiltins
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "cd", "echo", "test", "[", "[[", "export", ":", ".", "source", "set", "unset", "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until",
        "case", "esac", "true", "false", "exec", "exit", "umask", "ulimit", "wait", "read", "eval", "command", "trap", "return", "shift", "printf", "kill", "pwd",
        "type", "hash", "let", "local", "declare", "function", "{", "}", "!", "time", "pushd", "popd", "shopt", "alias", "break", "continue", "times", "jobs", "bg", "fg",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
