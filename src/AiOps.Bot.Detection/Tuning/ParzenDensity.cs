using AiOps.Bot.Detection.Prediction;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>
/// A density on 0 to 1 out of places that were seen: a bell around each, as wide as the way to its farther neighbour, and a flat part that counts as one more place, so that
/// nothing is ever ruled out.
/// </summary>
internal sealed class ParzenDensity
{
    private readonly double[] _places;
    private readonly double[] _widths;

    public ParzenDensity(double[] places)
    {
        _places = places;
        Array.Sort(_places);
        _widths = new double[_places.Length];
        var narrowest = 1.0 / Math.Min(100, _places.Length + 2);
        for (var i = 0; i < _places.Length; i++)
        {
            var below = i == 0 ? 0 : _places[i - 1];
            var above = i + 1 == _places.Length ? 1 : _places[i + 1];
            _widths[i] = Math.Clamp(Math.Max(_places[i] - below, above - _places[i]), narrowest, 1);
        }
    }

    public double At(double place)
    {
        var sum = 1.0;
        for (var i = 0; i < _places.Length; i++)
        {
            var distance = (place - _places[i]) / _widths[i];
            var within = GaussianTail.Above(-_places[i] / _widths[i]) - GaussianTail.Above((1 - _places[i]) / _widths[i]);
            sum += Math.Exp(-0.5 * distance * distance) / (Math.Sqrt(2 * Math.PI) * _widths[i] * within);
        }

        return sum / (_places.Length + 1);
    }

    public double Draw(ref SplitMix random)
    {
        var at = random.Next(_places.Length + 1);
        if (at == _places.Length)
        {
            return random.NextDouble();
        }

        // A bell's middle lies within, so at least every fourth draw does where it is as wide as the whole.
        while (true)
        {
            var place = _places[at] + (_widths[at] * random.NextNormal());
            if (place is >= 0 and <= 1)
            {
                return place;
            }
        }
    }
}
