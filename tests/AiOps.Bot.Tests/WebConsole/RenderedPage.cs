using AiOps.Bot.Tests.Doubles;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.WebConsole;

/// <summary>Renders pages without a server.</summary>
internal static class RenderedPage
{
    public static async Task<string> HtmlAsync<TPage>(object parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton<AntiforgeryStateProvider, OneToken>()
            .AddSingleton<TimeProvider>(new FakeTime(Some.Noon))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters)));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(view)).ToHtmlString());
    }

    public static async Task<IDocument> DocumentAsync<TPage>(object parameters)
        where TPage : IComponent => await new HtmlParser().ParseDocumentAsync(await HtmlAsync<TPage>(parameters));

    private sealed class OneToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("a-token", "__RequestVerificationToken");
    }
}
