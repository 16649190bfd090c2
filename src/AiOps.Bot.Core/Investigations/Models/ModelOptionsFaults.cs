using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Core.Investigations.Models.Recording;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Everything that is wrong with the section <c>Models</c>, at once.</summary>
public sealed class ModelOptionsFaults(IEnumerable<IModelProvider> providers) : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        var faults = Find(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Each fault with its key.</summary>
    public IEnumerable<string> Find(ModelOptions options) =>
    [
        .. options.Chat.SelectMany((m, i) => Model(m, $"Models:Chat:{i}")),
        .. options.Embeddings is { } embeddings ? Model(embeddings, "Models:Embeddings") : [],
        .. options.Budget.Faults(),
        .. Annotated(options.Budget, "Models:Budget"),
        .. Annotated(options.Cache, "Models:Cache"),
        .. options.Prices.SelectMany((p, i) => Annotated(p, $"Models:Prices:{i}")),
        .. Money(options),
        .. Recording(options.Recording),
    ];

    private IEnumerable<string> Model(ModelSettings settings, string key)
    {
        var provider = providers.FirstOrDefault(p => string.Equals(p.Name, settings.Provider, StringComparison.OrdinalIgnoreCase));
        var own = provider is null
            ? [$"{key}:Provider is '{settings.Provider}'; it must be one of {string.Join(", ", providers.Select(p => p.Name).Order(StringComparer.Ordinal))}"]
            : provider.Faults(settings, key);
        return settings.Faults(key).Concat(own);
    }

    /// <summary>A limit of money that cannot be held is no limit.</summary>
    private static IEnumerable<string> Money(ModelOptions options)
    {
        if (options.Budget.PerHour.Money is null && options.Budget.PerIncident.Money is null)
        {
            yield break;
        }

        var models = options.Chat.Append(options.Embeddings).OfType<ModelSettings>().Select(m => m.Model).Distinct(StringComparer.Ordinal);
        foreach (var model in models.Where(m => options.PriceOf(m) is null))
        {
            yield return $"Models:Prices has no price for {model}, which the limit of money in Models:Budget needs";
        }
    }

    private static IEnumerable<string> Recording(ModelRecordingOptions recording)
    {
        if (recording.Mode != ModelRecordingMode.Off && recording.File.Length == 0)
        {
            yield return "Models:Recording:File is missing: name the file to record to or to replay";
        }
    }

    private static IEnumerable<string> Annotated(object options, string key)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true);
        return faults.Select(f => $"{key}: {f.ErrorMessage}");
    }
}
