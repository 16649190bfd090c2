using System.Text;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Splits a command line into words as a shell does, as far as a lint needs: quotes, backslashes, operators. Expands nothing.</summary>
internal sealed class CommandWords
{
    private const string OperatorCharacters = ";|&()<>";
    private const string ExpandedCharacters = "$`*?[]{}~";

    private readonly string _command;
    private readonly List<CommandWord> _words = [];
    private int _at;

    private CommandWords(string command) => _command = command;

    public static IReadOnlyList<CommandWord> Split(string command)
    {
        // An unescaped % ends the command; the rest is its standard input.
        var splitter = new CommandWords(command[..UnescapedPercentIn(command)]);
        splitter.Run();
        return splitter._words;
    }

    /// <summary>The place of the first unescaped percent sign, or the command's length.</summary>
    public static int UnescapedPercentIn(string command)
    {
        for (var i = 0; i < command.Length; i++)
        {
            if (command[i] == '%' && (i == 0 || command[i - 1] != '\\'))
            {
                return i;
            }
        }

        return command.Length;
    }

    private void Run()
    {
        while (_at < _command.Length)
        {
            if (_command[_at] is ' ' or '\t')
            {
                _at++;
            }
            else if (_command[_at] == '#')
            {
                return;
            }
            else if (OperatorCharacters.Contains(_command[_at], StringComparison.Ordinal))
            {
                TakeOperator();
            }
            else
            {
                TakeWord();
            }
        }
    }

    private void TakeOperator()
    {
        var start = _at++;
        while (_at < _command.Length && _command[_at] is '|' or '&' or '>' or '<' && _at - start < 3 && _command[start] is not ('(' or ')' or ';'))
        {
            _at++;
        }

        _words.Add(new(_command[start.._at], start, _at - start, true, true));
    }

    private void TakeWord()
    {
        var (start, text, literal) = (_at, new StringBuilder(), true);
        while (_at < _command.Length && _command[_at] is not (' ' or '\t') && !OperatorCharacters.Contains(_command[_at], StringComparison.Ordinal))
        {
            literal &= TakePart(text);
        }

        _words.Add(new(text.ToString(), start, _at - start, false, literal));
    }

    private bool TakePart(StringBuilder text)
    {
        var c = _command[_at++];
        if (c == '\\' && _at < _command.Length)
        {
            text.Append(_command[_at++]);
            return true;
        }

        if (c is not ('\'' or '"'))
        {
            text.Append(c);
            return !ExpandedCharacters.Contains(c, StringComparison.Ordinal);
        }

        var close = _command.IndexOf(c, _at);
        var end = close < 0 ? _command.Length : close;
        var inside = _command[_at..end];
        text.Append(inside);
        _at = Math.Min(end + 1, _command.Length);
        return c == '\'' || inside.IndexOfAny(['$', '`']) < 0;
    }
}
