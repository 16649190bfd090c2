namespace AiOps.Bot.Detection.Parsing;

/// <summary>Follows JSON character by character and says when it is inside an object that is an element of the outer object's array.</summary>
internal struct JsonCutter
{
    // The outer object and its array.
    private const int Outside = 2;

    private int _depth;
    private bool _inString;
    private bool _isEscaped;

    /// <summary>True after the character that closed a record.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Takes the next character; true where it belongs to a record.</summary>
    public bool Take(char c)
    {
        HasEnded = false;
        if (_inString)
        {
            TakeInString(c);
            return _depth > Outside;
        }

        switch (c)
        {
            case '"':
                _inString = true;
                break;
            case '{' or '[':
                _depth++;
                break;
            case '}' or ']':
                HasEnded = _depth == Outside + 1;
                _depth = Math.Max(0, _depth - 1);
                return HasEnded || _depth > Outside;
        }

        return _depth > Outside;
    }

    private void TakeInString(char c)
    {
        _inString = _isEscaped || c != '"';
        _isEscaped = !_isEscaped && c == '\\';
    }
}
